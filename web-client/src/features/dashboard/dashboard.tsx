import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Upload } from "lucide-react";
import { useSyntho } from "@/app/api";
import { usePerson } from "@/app/session";
import { DatasetRow } from "@/features/datasets/row";
import { SyntheticRow } from "@/features/synthetic/row";
import { count, date, onDay } from "@/lib/format";
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
    return <Loading />;
  }
  if (view.isError) {
    return <Failed error={view.error} onRetry={() => void view.refetch()} />;
  }
  const { datasets, synthetic, profile } = view.data;
  const renewal = date(profile.quotaRenewTime);
  return (
    <>
      <PageHead title={`Hello, ${profile.fullName || person?.name || "there"}`} hint="Your tables, what was made of them, and the evidence.">
        <Button asChild tone="primary">
          <Link to="/upload">
            <Upload aria-hidden="true" /> Upload a table
          </Link>
        </Button>
      </PageHead>
      <div className="grid items-start gap-5 lg:grid-cols-3">
        <div className="grid gap-5 lg:col-span-2">
          {synthetic.length === 0 && <FirstRun datasets={datasets} />}
          {synthetic.length > 0 && (
            <Card>
              <CardHead title="Synthetic tables" hint="The latest" />
              <div className="-mx-3 grid">
                {synthetic.map((one) => (
                  <SyntheticRow key={one.name} synthetic={one} />
                ))}
              </div>
            </Card>
          )}
          {datasets.length > 0 && (
            <Card>
              <CardHead title="Datasets" hint="The latest">
                <Button asChild size="small">
                  <Link to="/datasets">All datasets</Link>
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
          <CardHead title="This month" />
          <dl className="grid gap-3">
            <Figure name="Generations" value={`${count(profile.generationsUsed)} of ${count(profile.generationQuota)}`} {...(renewal && { hint: `renews on ${onDay(renewal)}` })} />
          </dl>
          <Progress className="mt-4" label="Generations used" value={profile.generationQuota === 0 ? 0 : profile.generationsUsed / profile.generationQuota} />
        </Card>
      </div>
    </>
  );
}
