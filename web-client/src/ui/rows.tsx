import type { TablePreview } from "@syntho/sdk/v1/dataset";
import { cn } from "@/lib/cn";
import { t } from "@/messages";

/** The first rows of a table. What is in a cell is shown as text, whatever it is. */
export function Rows({ table, synthetic = false }: { table: TablePreview; synthetic?: boolean }) {
  return (
    <div className="max-h-[65dvh] overflow-auto rounded-control border border-line" tabIndex={0} role="region" aria-label={t.app.rows}>
      <table className="w-full border-collapse text-sm">
        <thead className="sticky top-0 bg-raised">
          <tr>
            {table.columnNames.map((name) => (
              <th key={name} scope="col" className={cn("foreign border-b border-line px-3 py-2 text-left font-semibold whitespace-nowrap", synthetic ? "text-synthetic" : "text-real")}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at} className="border-b border-line/60 last:border-0 hover:bg-surface">
              {row.cells.map((cell, column) => (
                <td key={column} className="tabular max-w-72 truncate px-3 py-1.5 [unicode-bidi:isolate]" title={cell.value}>
                  {cell.value ?? <span className="text-ink-3">{t.app.missing}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
