/** A setting of a source as a field; `data-read` tells the script how its value is sent. */
import { SCHEDULES } from '../../../harvest/config.ts';
import { harvestMessagesOf } from '../../../i18n/harvest.ts';
import { type FormMessages, formMessagesOf } from '../../../i18n/harvest-form.ts';
import { RDF_FORMATS } from '../../../rdf/media-types.ts';
import type { PageContext } from '../context.ts';
import { type Control, FIELDS, type FieldName, fallbackOf } from '../source-fields.ts';

interface FieldProps {
  readonly ctx: PageContext;
  readonly name: FieldName;
  /** Null: as the table has it. */
  readonly isRequired?: boolean;
}

export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`;

/** Shown only while another field has one of these values. */
const when = (name: string, values: readonly string[]) => ({
  'data-when': name,
  'data-is': values.join(' '),
});

const labelOfChoice = (ctx: PageContext, name: FieldName, value: string): string => {
  if (name === 'kind') return harvestMessagesOf(ctx.lang).kinds[value as 'dcat'] ?? value;
  if (name === 'format') return RDF_FORMATS[value as 'turtle']?.label ?? value;
  return formMessagesOf(ctx.lang).choices[value] ?? value;
};

const scheduleOptions = ({ schedules }: FormMessages): readonly (readonly [string, string])[] => [
  ['', schedules.manual],
  [SCHEDULES.hourly, schedules.hourly],
  [SCHEDULES.daily, schedules.daily],
  [SCHEDULES.weekly, schedules.weekly],
  ['cron', schedules.cron],
];

const textOf = (control: Control, value: unknown): string => {
  if (value === null || value === undefined || typeof value === 'object') return '';
  return control.kind === 'percent' ? String(Number(value) * 100) : String(value);
};

interface InputProps extends FieldProps {
  readonly control: Control;
  readonly attributes: Readonly<Record<string, string | boolean | undefined>>;
}

const INPUT_TYPES: Readonly<Record<string, string>> = {
  url: 'url',
  number: 'number',
  percent: 'number',
};

const Input = ({ ctx, name, control, attributes }: InputProps) => {
  const value = fallbackOf(name);
  const messages = formMessagesOf(ctx.lang);
  switch (control.kind) {
    case 'choice':
      return (
        <select {...attributes}>
          {!control.isRequired && <option value="">{messages.byItself}</option>}
          {control.choices.map((choice) => (
            <option value={choice} selected={choice === value}>
              {labelOfChoice(ctx, name, choice)}
            </option>
          ))}
        </select>
      );
    case 'schedule':
      return (
        <select {...attributes}>
          {scheduleOptions(messages).map(([option, label]) => (
            <option value={option}>{label}</option>
          ))}
        </select>
      );
    case 'area':
    case 'lines':
    case 'pairs':
      return <textarea {...attributes} rows={control.kind === 'area' ? 8 : 3} spellcheck={false} />;
    default:
      return (
        <input
          {...attributes}
          type={INPUT_TYPES[control.kind] ?? 'text'}
          value={textOf(control, value)}
          min={control.kind === 'number' || control.kind === 'percent' ? 0 : undefined}
          max={control.kind === 'percent' ? 100 : undefined}
          step={control.kind === 'percent' ? 'any' : undefined}
          autocomplete="off"
        />
      );
  }
};

const Several = ({ ctx, name, control }: Omit<InputProps, 'attributes'>) => {
  const { label } = formMessagesOf(ctx.lang).fields[name];
  const choices = control.kind === 'several' ? control.choices : [];
  return (
    <fieldset>
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label class="check">
          <input type="checkbox" name={name} value={choice} data-read="several" checked />
          <span>{labelOfChoice(ctx, name, choice)}</span>
        </label>
      ))}
    </fieldset>
  );
};

const KindLines = ({ ctx }: { readonly ctx: PageContext }) => (
  <>
    {Object.entries(formMessagesOf(ctx.lang).kindLines).map(([kind, line]) => (
      <p class="quiet" {...when('kind', [kind])}>
        {line}
      </p>
    ))}
  </>
);

const Cron = ({ ctx }: { readonly ctx: PageContext }) => {
  const { label, hint } = formMessagesOf(ctx.lang).cron;
  return (
    <div class="field" {...when('schedule', ['cron'])}>
      <label for="field-cron">{label}</label>
      <p class="quiet" id="field-cron-hint">
        {hint}
      </p>
      <input
        type="text"
        id="field-cron"
        name="cron"
        autocomplete="off"
        spellcheck={false}
        aria-describedby="field-cron-hint"
      />
    </div>
  );
};

const Flag = ({ ctx, name, control }: Omit<InputProps, 'attributes'>) => (
  <label class="check">
    <input type="checkbox" id={fieldId(name)} name={name} data-read="flag" data-dropped={control.isDropped} />
    <span>{formMessagesOf(ctx.lang).fields[name].label}</span>
  </label>
);

const Labelled = ({ ctx, name, control, isRequired }: Omit<InputProps, 'attributes'>) => {
  const id = fieldId(name);
  const { label, hint } = formMessagesOf(ctx.lang).fields[name];
  return (
    <>
      <label for={id}>{label}</label>
      {hint && (
        <p class="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Input
        ctx={ctx}
        name={name}
        control={control}
        attributes={{
          id,
          name,
          'data-read': control.kind,
          'data-dropped': control.isDropped,
          required: (isRequired ?? true) && control.isRequired === true,
          'aria-describedby': hint && `${id}-hint`,
        }}
      />
    </>
  );
};

export const SourceField = (props: FieldProps) => {
  const { ctx, name } = props;
  const control = FIELDS[name];
  const Body = control.kind === 'several' ? Several : control.kind === 'flag' ? Flag : Labelled;
  return (
    <>
      <div class="field" {...(control.kinds && when('kind', control.kinds))}>
        <Body {...props} control={control} />
        {name === 'kind' && <KindLines ctx={ctx} />}
      </div>
      {name === 'schedule' && <Cron ctx={ctx} />}
    </>
  );
};
