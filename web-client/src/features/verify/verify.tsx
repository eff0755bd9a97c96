import { sha256Of } from "@syntho/sdk";
import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { BadgeCheck, FileSearch, ShieldX } from "lucide-react";
import { useSyntho } from "@/app/api";
import { date, moment } from "@/lib/format";
import { t } from "@/messages";
import { Card } from "@/ui/card";
import { Logo } from "@/ui/logo";
import { Failed } from "@/ui/states";

const route = getRouteApi("/verify/$id");

/** Tells anyone who holds a report whether it is ours and unchanged. The document itself stays in the browser. */
export function Verify() {
  const syntho = useSyntho();
  const { id } = route.useParams();
  const check = useMutation({
    mutationFn: async (file: File) => syntho.reports.verifyReport({ name: `complianceReports/${id}`, sha256: await sha256Of(file) }),
  });
  const made = date(check.data?.reportTime);
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-xl content-center gap-6 p-6">
      <Link to="/" className="justify-self-center" aria-label={t.app.home}>
        <Logo />
      </Link>
      <Card className="grid gap-5 p-8 text-center">
        <div>
          <h1 className="text-2xl font-bold">{t.verify.title}</h1>
          <p className="mt-2 text-ink-2">{t.verify.hint}</p>
        </div>
        <label className="grid cursor-pointer justify-items-center gap-3 rounded-card border-2 border-dashed border-line-2 p-8 transition focus-within:border-accent hover:border-accent">
          <FileSearch className="size-9 text-accent" aria-hidden="true" />
          <span className="font-semibold">{t.verify.choose}</span>
          <input
            type="file"
            accept="application/pdf,.pdf"
            className="sr-only"
            aria-label={t.verify.choose}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) {
                check.mutate(file);
              }
            }}
          />
        </label>
        {check.isSuccess && (
          <p role="status" className={check.data.genuine ? "grid justify-items-center gap-2 text-low" : "grid justify-items-center gap-2 text-critical"}>
            {check.data.genuine ? <BadgeCheck className="size-9" aria-hidden="true" /> : <ShieldX className="size-9" aria-hidden="true" />}
            <strong className="text-lg">{check.data.genuine ? t.verify.genuine : t.verify.other}</strong>
            <span className="text-sm text-ink-2">
              {check.data.genuine ? t.verify.genuineHint(made && moment(made)) : t.verify.otherHint}
            </span>
          </p>
        )}
      </Card>
      {check.isError && <Failed error={check.error} />}
    </main>
  );
}
