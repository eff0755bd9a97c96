import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Database, Search, Upload } from "lucide-react";
import { useDeferredValue, useEffect, useRef } from "react";
import { useSyntho } from "@/app/api";
import { t } from "@/messages";
import { cn } from "@/lib/cn";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Input, Select } from "@/ui/field";
import { PageHead } from "@/ui/page";
import { Empty, Failed, Loading } from "@/ui/states";
import { DatasetRow } from "./row";

const PAGE = 200;
const ROW_PX = 74;

const ORDERS = { newest: "create_time desc", oldest: "create_time", name: "display_name" } as const;
/** How the list can be ordered. */
export type Order = keyof typeof ORDERS;

const route = getRouteApi("/app/datasets");

/** All datasets; ten thousand scroll as smoothly as ten. */
export function DatasetList() {
  const syntho = useSyntho();
  const navigate = useNavigate();
  const { search = "", order = "newest" } = route.useSearch();
  const wanted = useDeferredValue(search.trim());
  const list = useInfiniteQuery({
    queryKey: ["datasets", wanted, order],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      syntho.datasets.listDatasets(
        { pageSize: PAGE, pageToken: pageParam, orderBy: ORDERS[order], filter: wanted === "" ? "" : `display_name:${JSON.stringify(wanted)}` },
        { signal },
      ),
    getNextPageParam: (page) => page.nextPageToken || undefined,
  });
  const datasets = list.data?.pages.flatMap((page) => page.datasets) ?? [];
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: datasets.length, getScrollElement: () => box.current, estimateSize: () => ROW_PX, overscan: 8 });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (last >= datasets.length - 10 && hasNextPage && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [last, datasets.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const set = (next: { search?: string; order?: Order }) => void navigate({ to: "/datasets", search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <>
      <PageHead title={t.app.datasets} hint={t.datasets.hint}>
        <Button asChild tone="primary">
          <Link to="/upload">
            <Upload aria-hidden="true" /> {t.app.upload}
          </Link>
        </Button>
      </PageHead>
      <div className={cn("mb-4 flex flex-wrap gap-3", datasets.length === 0 && search === "" && "hidden")}>
        <div className="relative min-w-52 flex-1">
          <Search className="pointer-events-none absolute top-3 left-3 size-4 text-ink-3" aria-hidden="true" />
          <Input type="search" aria-label={t.datasets.search} placeholder={t.datasets.search} className="pl-9" value={search} onChange={(event) => set({ search: event.target.value })} />
        </div>
        <Select aria-label={t.datasets.order} className="w-full sm:w-40" value={order} onChange={(event) => set({ order: event.target.value as Order })}>
          <option value="newest">{t.datasets.orders.newest}</option>
          <option value="oldest">{t.datasets.orders.oldest}</option>
          <option value="name">{t.datasets.orders.name}</option>
        </Select>
      </div>
      {list.isPending ? (
        <Loading />
      ) : list.isLoadingError ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : datasets.length === 0 ? (
        <Empty icon={Database} title={wanted === "" ? t.datasets.none : t.datasets.notFound} hint={wanted === "" ? t.datasets.noneHint : t.datasets.notFoundHint}>
          {wanted === "" && (
            <Button asChild>
              <Link to="/dashboard">{t.datasets.noneAction}</Link>
            </Button>
          )}
        </Empty>
      ) : (
        <Card className="p-2 sm:p-3">
          <div ref={box} className="max-h-[68dvh] overflow-y-auto" tabIndex={0} role="list" aria-label={t.app.datasets}>
            <div className="relative" style={{ height: rows.getTotalSize() }}>
              {items.map((item) => {
                const dataset = datasets[item.index];
                return (
                  dataset && (
                    <div key={dataset.name} ref={rows.measureElement} data-index={item.index} role="listitem" className="absolute inset-x-0" style={{ transform: `translateY(${item.start}px)` }}>
                      <DatasetRow dataset={dataset} />
                    </div>
                  )
                );
              })}
            </div>
          </div>
        </Card>
      )}
    </>
  );
}
