/**
 * Who a request comes from. Only the `Authorization` header is looked at: never a cookie, never the URL.
 */
import { authenticate, requireAdmin } from '../security/authenticate.ts';
import type { Principal } from '../security/tokens.ts';
import type { AppContext } from './app-env.ts';

export const principalOfRequest = (c: AppContext): Promise<Principal> => {
  const { db, now } = c.var.catalogue;
  return authenticate({
    db,
    authorization: c.req.header('Authorization'),
    adminToken: c.var.config.adminToken,
    now: now(),
  });
};

export const requireAdminOf = async (c: AppContext): Promise<Principal> => {
  const principal = await principalOfRequest(c);
  requireAdmin(principal);
  return principal;
};
