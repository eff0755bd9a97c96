import { ComplianceFinding_Outcome as Outcome, ComplianceReport_Type as Type, type ComplianceFinding, type ComplianceReport } from "@syntho/sdk/v1/compliance_report";
import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleHelp, CircleX, FileText, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { useSyntho } from "@/app/api";
import { cn } from "@/lib/cn";
import { count } from "@/lib/format";
import { t } from "@/messages";
import { Badge, type Tone } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardHead } from "@/ui/card";
import { Copy } from "@/ui/copy";
import { Empty, Failed, Loading } from "@/ui/states";
import { useDownload } from "./downloads";

const LOOKS: Partial<Record<Outcome, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  [Outcome.PASSED]: { icon: CircleCheck, tone: "low" },
  [Outcome.FAILED]: { icon: CircleX, tone: "critical" },
};

const words = t.compliance;

/** What needs someone's eyes comes first. */
const ORDER = [Outcome.FAILED, Outcome.REVIEW, Outcome.NOT_ASSESSABLE, Outcome.PASSED, Outcome.NOT_APPLICABLE, Outcome.UNSPECIFIED];
const TO_JUDGE = new Set([Outcome.REVIEW, Outcome.NOT_ASSESSABLE]);

function typeName(type: Type): string {
  return words.types[Type[type] as keyof typeof Type];
}

/** What was checked for the privacy officer, finding by finding, and the document. */
export function Compliance({ name }: { name: string }) {
  const syntho = useSyntho();
  const view = useQuery({
    queryKey: ["compliance", name],
    queryFn: async ({ signal }) => {
      const { complianceReports } = await syntho.reports.listComplianceReports({ syntheticDataset: name }, { signal });
      return Promise.all(complianceReports.map((report) => syntho.reports.getComplianceReport({ name: report.name }, { signal })));
    },
  });
  const [chosen, setChosen] = useState(0);
  if (view.isPending) {
    return <Loading />;
  }
  if (view.isLoadingError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  const report = view.data[chosen];
  if (report === undefined) {
    return <Empty icon={FileText} title={words.none} hint={words.noneHint} />;
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {view.data.length > 1 && (
        <div className="flex flex-wrap gap-2" role="group" aria-label={words.reports}>
          {view.data.map((one, at) => (
            <Button key={one.name} size="small" tone={at === chosen ? "primary" : "quiet"} aria-pressed={at === chosen} onClick={() => setChosen(at)}>
              {typeName(one.type)}
            </Button>
          ))}
        </div>
      )}
      <Report key={report.name} report={report} />
    </div>
  );
}

function Report({ report }: { report: ComplianceReport }) {
  const number = (wanted: (outcome: Outcome) => boolean) => report.findings.filter(({ outcome }) => wanted(outcome)).length;
  const failed = number((outcome) => outcome === Outcome.FAILED);
  const passed = number((outcome) => outcome === Outcome.PASSED);
  const judge = number((outcome) => TO_JUDGE.has(outcome));
  return (
    <>
      <Card>
        <CardHead
          title={report.passed ? words.clean(typeName(report.type)) : words.failed(typeName(report.type), count(failed), count(report.findings.length))}
          hint={`${words.counts(count(passed), count(judge))}. ${words.hint}`}
        >
          <Badge tone={report.passed ? "low" : "critical"}>{report.passed ? t.words.passed : t.words.notPassed}</Badge>
        </CardHead>
        <Document report={report} />
        <p className="mt-4 flex flex-wrap items-center gap-1 text-sm text-ink-3">
          {words.fingerprint} <code className="max-w-full font-mono text-xs break-all">{report.sha256}</code> <Copy text={report.sha256} label={words.copyFingerprint} />
        </p>
      </Card>
      <ul className="grid gap-3">
        {report.findings.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome)).map((finding) => (
          <Finding key={finding.code} finding={finding} />
        ))}
      </ul>
    </>
  );
}

function Document({ report }: { report: ComplianceReport }) {
  const download = useDownload();
  const [preview, setPreview] = useState<string>();
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" busy={download.isPending} onClick={() => download.mutate({ name: report.name })}>
          {words.download}
        </Button>
        {preview === undefined && (
          <Button onClick={() => void download.blob(report.name).then((blob) => blob && setPreview(URL.createObjectURL(new Blob([blob], { type: "application/pdf" }))))}>{words.show}</Button>
        )}
      </div>
      {preview !== undefined && <iframe src={preview} title={words.document} className="mt-4 h-[75dvh] w-full rounded-control border border-line bg-white" />}
    </>
  );
}

function Finding({ finding }: { finding: ComplianceFinding }) {
  const look = LOOKS[finding.outcome] ?? { icon: CircleHelp, tone: "plain" as Tone };
  return (
    <li className="glass flex gap-4 p-4">
      <look.icon className={cn("mt-0.5 size-5 shrink-0", { low: "text-low", critical: "text-critical", plain: "text-ink-3" }[look.tone as string])} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <h3 className="font-sans font-semibold">{finding.title}</h3>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {finding.reference !== "" && <span className="text-xs text-ink-3">{finding.reference}</span>}
            <Badge tone={look.tone}>{words.outcomes[Outcome[finding.outcome] as keyof typeof Outcome]}</Badge>
          </span>
        </div>
        <p className="foreign mt-0.5 text-sm text-ink-2">{finding.reason}</p>
      </div>
    </li>
  );
}
