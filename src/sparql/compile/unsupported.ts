/** Says that a query, or a part of it, is not for SQL to answer exactly. It never leaves `sparql/`: the fallback is asked. */
export class Unsupported extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'Unsupported';
  }
}
