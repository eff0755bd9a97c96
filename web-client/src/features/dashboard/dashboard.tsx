import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Upload } from "lucide-react";
import { useSyntho } from "@/app/api";
import { usePerson } from "@/app/session";
import { DatasetRow } from "@/features/datasets/row";
import { SyntheticRow } from "@/features/synthetic/row";
import { count, date, onDay } from "@/lib/format";
import { t } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHead } from "@/ui/card";
import { Figure, PageHead } from "@/ui/page";
import { Progress } from "@/ui/progress";
import { Failed, Loading } from "@/ui/states";
import { FirstRun } from "./first-run";

const RECENT = 5;

/** What there is, what happened last, and what is left of the quota. */
export function Dashboard() {
  const syntho = useSyntho();
  const person = usePerson();
  const view = useQuery({
    queryKey: ["overview"],
    queryFn: async ({ signal }) => {
      const [datasets, synthetic, profile] = await Promise.all([
        syntho.datasets.listDatasets({ pageSize: RECENT }, { signal }),
        syntho.syntheticDatasets.listSyntheticDatasets({ pageSize: RECENT }, { signal }),
        syntho.accounts.getProfile({ name: "profiles/me" }, { signal }),
      ]);
      return { datasets: datasets.datasets, synthetic: synthetic.syntheticDatasets, profile };
    },
  });
  if (view.isPending) {
    return <Loading head />;
  }
  if (view.isLoadingError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  const { datasets, synthetic, profile } = view.data;
  const renewal = date(profile.quotaRenewTime);
  return (
    <>
      <PageHead title={t.dashboard.hello(profile.fullName || person?.name || t.dashboard.stranger)} hint={t.dashboard.hint}>
        {/* The first steps have their own. */}
        {datasets.length + synthetic.length > 0 && (
          <Button asChild tone="primary">
            <Link to="/upload">
              <Upload aria-hidden="true" /> {t.app.uploadTable}
            </Link>
          </Button>
        )}
      </PageHead>
      <div className="grid items-start gap-5 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          {synthetic.length === 0 && <FirstRun datasets={datasets} />}
          {synthetic.length > 0 && (
            <Card>
              <CardHead title={t.dashboard.synthetic} hint={t.dashboard.latest} />
              <div className="-mx-3 grid">
                {synthetic.map((one) => (
                  <SyntheticRow key={one.name} synthetic={one} />
                ))}
              </div>
            </Card>
          )}
          {datasets.length > 0 && (
            <Card>
              <CardHead title={t.app.datasets} hint={t.dashboard.latest}>
                <Button asChild size="small">
                  <Link to="/datasets">{t.dashboard.allDatasets}</Link>
                </Button>
              </CardHead>
              <div className="-mx-3 grid">
                {datasets.map((one) => (
                  <DatasetRow key={one.name} dataset={one} />
                ))}
              </div>
            </Card>
          )}
        </div>
        <Card>
          <CardHead title={t.dashboard.month} />
          <dl className="grid gap-3">
            <Figure name={t.dashboard.generations} value={t.app.of(count(profile.generationsUsed), count(profile.generationQuota))} {...(renewal && { hint: t.dashboard.renews(onDay(renewal)) })} />
          </dl>
          <Progress className="mt-4" label={t.dashboard.used} value={profile.generationQuota === 0 ? 0 : profile.generationsUsed / profile.generationQuota} />
        </Card>
      </div>
    </>
  );
}
