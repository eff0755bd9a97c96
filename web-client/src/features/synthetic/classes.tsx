import type { ClassSizes } from "@syntho/sdk/v1/privacy_report";
import { count, decimal, percent } from "@/lib/format";
import { t } from "@/messages";
import { Card, CardHead } from "@/ui/card";

const words = t.privacy.classes;
/** So many names say which columns are meant; of more, their number does. */
const NAMED = 12;

/** How large the classes of rows with equal quasi-identifiers are, of the synthetic rows and of those learned from. */
export function Classes({ sizes }: { sizes: ClassSizes | undefined }) {
  if (sizes === undefined) {
    return (
      <Card>
        <CardHead title={words.title} />
        <p className="text-ink-2">{words.none}</p>
      </Card>
    );
  }
  const rows = [
    { name: words.k, synthetic: count(sizes.smallestClass), training: count(sizes.trainingSmallestClass) },
    { name: words.small, synthetic: percent(sizes.smallClassShare, 2), training: percent(sizes.trainingSmallClassShare, 2) },
    { name: words.l, synthetic: optional(sizes.distinctSecrets, count), training: optional(sizes.trainingDistinctSecrets, count) },
    { name: words.t, synthetic: optional(sizes.closeness, decimal), training: optional(sizes.trainingCloseness, decimal) },
  ];
  return (
    <Card>
      <CardHead title={words.title} hint={words.hint} />
      <dl className="mb-4 grid gap-2 text-sm">
        <Names name={words.alike} columns={sizes.quasiIdentifiers} />
        {sizes.secretColumns.length > 0 && <Names name={words.secrets} columns={sizes.secretColumns} />}
      </dl>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{words.caption}</caption>
        <thead>
          <tr className="text-left text-ink-2">
            <th scope="col" className="border-b border-line py-2 pr-3 font-semibold">
              {words.measure}
            </th>
            <th scope="col" className="border-b border-line px-3 py-2 text-right font-semibold text-synthetic">
              {words.synthetic}
            </th>
            <th scope="col" className="border-b border-line py-2 pl-3 text-right font-semibold text-real">
              {words.training}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name: [name, hint], synthetic, training }) => (
            <tr key={name} className="border-b border-line/60 align-top last:border-0">
              <th scope="row" className="py-2 pr-3 text-left font-normal">
                {name}
                <span className="block text-ink-2">{hint}</span>
              </th>
              <td className="tabular px-3 py-2 text-right">{synthetic}</td>
              <td className="tabular py-2 pl-3 text-right">{training}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Names({ name, columns }: { name: string; columns: readonly string[] }) {
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-ink-2">{name}</dt>
      <dd className="foreign min-w-0 font-semibold">{columns.length > NAMED ? words.everyOther(count(columns.length)) : columns.join(", ")}</dd>
    </div>
  );
}

function optional(value: number | undefined, tell: (value: number) => string): string {
  return value === undefined ? words.noSecret : tell(value);
}
