import { create } from "@syntho/sdk";
import { TablePreviewSchema } from "@syntho/sdk/v1/dataset";
import { Database, Sparkles, Trash2 } from "lucide-react";
import { Badge, type Tone } from "@/ui/badge";
import { Button, type ButtonLook } from "@/ui/button";
import { Card, CardHead } from "@/ui/card";
import { Confirm } from "@/ui/confirm";
import { Copy } from "@/ui/copy";
import { Dialog, DialogContent, DialogTrigger } from "@/ui/dialog";
import { Field, Input, Select, TextArea } from "@/ui/field";
import { Gauge } from "@/ui/gauge";
import { Figure, PageHead } from "@/ui/page";
import { Progress } from "@/ui/progress";
import { Rows } from "@/ui/rows";
import { Spark } from "@/ui/spark";
import { Tab, TabList, TabPanel, Tabs } from "@/ui/tabs";
import { Ago } from "@/ui/time";
import { useToast } from "@/ui/toast";
import { SynthoError } from "@syntho/sdk";
import { Chapter, Shelf, Specimen, Stack } from "./frame";

const BUTTONS: readonly NonNullable<ButtonLook["tone"]>[] = ["primary", "quiet", "ghost", "danger"];
const TONES: readonly Tone[] = ["plain", "real", "synthetic", "low", "medium", "high", "critical"];
const MINUTE_MS = 60_000;

const TABLE = create(TablePreviewSchema, {
  columnNames: ["age", "city", "a column whose name is rather long", "note"],
  rows: [
    { cells: [{ value: "41" }, { value: "Lagos" }, { value: "1,204.50" }, { value: "A cell holds more text than fits into it, and is cut with an ellipsis; the whole is its title." }] },
    { cells: [{ value: "28" }, { value: "Lima" }, {}, { value: "<script>alert(1)</script>" }] },
    { cells: [{ value: "63" }, { value: "Berlin" }, { value: "18.00" }, { value: "=cmd|'/c calc'!A1" }] },
  ],
});

/** What pages are put together from. */
export function Primitives() {
  const toast = useToast();
  return (
    <>
      <Chapter title="Button">
        {BUTTONS.map((tone) => (
          <Shelf key={tone}>
            <Specimen name={tone}>
              <Button tone={tone}>Make it</Button>
            </Specimen>
            {["hover", "active", "focus-visible"].map((state) => (
              <Specimen key={state} name={state}>
                <Button tone={tone} data-shown={state}>
                  Make it
                </Button>
              </Specimen>
            ))}
            <Specimen name="disabled">
              <Button tone={tone} disabled>
                Make it
              </Button>
            </Specimen>
            <Specimen name="busy">
              <Button tone={tone} busy>
                Make it
              </Button>
            </Specimen>
            <Specimen name="with an icon">
              <Button tone={tone}>
                <Sparkles aria-hidden="true" /> Make it
              </Button>
            </Specimen>
          </Shelf>
        ))}
        <Shelf>
          {(["small", "medium", "large"] as const).map((size) => (
            <Specimen key={size} name={size}>
              <Button size={size}>Make it</Button>
            </Specimen>
          ))}
          <Specimen name="icon">
            <Button size="icon" tone="ghost" aria-label="Delete">
              <Trash2 />
            </Button>
          </Specimen>
          <Specimen name="copy">
            <Copy text="0190a1b2" label="Copy the id" />
          </Specimen>
        </Shelf>
      </Chapter>
      <Chapter title="Badge">
        <Shelf>
          {TONES.map((tone) => (
            <Specimen key={tone} name={tone}>
              <Badge tone={tone}>{{ plain: "Waiting", real: "Real", synthetic: "Running", low: "Low risk", medium: "Medium risk", high: "High risk", critical: "Critical risk" }[tone]}</Badge>
            </Specimen>
          ))}
        </Shelf>
      </Chapter>
      <Chapter title="Field">
        <Stack>
          <Specimen name="default, with help">
            <Field label="Rows" hint="Empty: as many as the original">{(control) => <Input {...control} placeholder="32,561" />}</Field>
          </Specimen>
          <Specimen name="filled">
            <Field label="Rows">{(control) => <Input {...control} defaultValue="2000" />}</Field>
          </Specimen>
          <Specimen name="hover">
            <Field label="Rows">{(control) => <Input {...control} data-shown="hover" />}</Field>
          </Specimen>
          <Specimen name="focus-visible">
            <Field label="Rows">{(control) => <Input {...control} data-shown="focus-visible" />}</Field>
          </Specimen>
          <Specimen name="error">
            <Field label="Rows" error="at least 1">{(control) => <Input {...control} defaultValue="0" />}</Field>
          </Specimen>
          <Specimen name="disabled">
            <Field label="Rows">{(control) => <Input {...control} disabled defaultValue="2000" />}</Field>
          </Specimen>
          <Specimen name="select">
            <Field label="Meaning">{(control) => <Select {...control}><option>Categorical</option><option>Continuous</option></Select>}</Field>
          </Specimen>
          <Specimen name="select, disabled">
            <Field label="Meaning">{(control) => <Select {...control} disabled><option>Categorical</option></Select>}</Field>
          </Specimen>
          <Specimen name="text">
            <Field label="Description">{(control) => <TextArea {...control} defaultValue="Some lines of text." />}</Field>
          </Specimen>
        </Stack>
      </Chapter>
      <Chapter title="Card, head, figure, tabs">
        <PageHead title="A page’s head" hint="What it is about, and what can be done on it.">
          <Button>Second</Button>
          <Button tone="primary">First</Button>
        </PageHead>
        <Stack>
          <Card>
            <CardHead title="A card" hint="A translucent surface">
              <Badge tone="low">passed</Badge>
            </CardHead>
            <dl className="grid grid-cols-2 gap-3">
              <Figure name="Rows" value="32,561" hint="as the original" />
              <Figure name="Quality" value="0.984" />
            </dl>
          </Card>
          <Card>
            <Tabs defaultValue="quality">
              <TabList aria-label="Views">
                <Tab value="quality">Quality</Tab>
                <Tab value="privacy" data-shown="hover">
                  Privacy (hover)
                </Tab>
                <Tab value="focus" data-shown="focus-visible">
                  Focus
                </Tab>
                <Tab value="off" disabled>
                  Disabled
                </Tab>
              </TabList>
              <TabPanel value="quality">What the tab shows.</TabPanel>
            </Tabs>
          </Card>
        </Stack>
      </Chapter>
      <Chapter title="Progress, gauge, spark, time">
        <Stack>
          {[0, 0.07, 0.5, 1].map((value) => (
            <Specimen key={value} name={`progress ${value * 100} %`}>
              <Progress value={value} label="An example" className="w-full" />
            </Specimen>
          ))}
        </Stack>
        <Shelf>
          {([["low", 96.2], ["medium", 68], ["high", 41.5], ["critical", 3.1], ["plain", 0]] as const).map(([tone, value]) => (
            <Specimen key={tone} name={`gauge, ${tone}`}>
              <Gauge value={value} tone={tone} label="Privacy score" />
            </Specimen>
          ))}
        </Shelf>
        <Shelf>
          <Specimen name="spark">
            <Spark values={[1, 4, 9, 14, 11, 6, 3, 2, 1]} label="A distribution" />
          </Specimen>
          <Specimen name="spark, one value">
            <Spark values={[7]} label="A constant" />
          </Specimen>
          <Specimen name="spark, empty">
            <Spark values={[]} label="Nothing known" />
          </Specimen>
          <Specimen name="time">
            <Ago time={new Date(Date.now() - 5 * MINUTE_MS)} />
          </Specimen>
          <Specimen name="time, unknown">
            <Ago time={undefined} />
          </Specimen>
        </Shelf>
      </Chapter>
      <Chapter title="Rows">
        <Stack>
          <Specimen name="real">
            <Rows table={TABLE} />
          </Specimen>
          <Specimen name="synthetic">
            <Rows table={TABLE} synthetic />
          </Specimen>
        </Stack>
      </Chapter>
      <Chapter title="Dialog, confirm, toast">
        <Shelf>
          <Dialog>
            <DialogTrigger asChild>
              <Button>Open a dialog</Button>
            </DialogTrigger>
            <DialogContent title="A window over the page" description="A sheet from below on a phone.">
              <p className="flex items-center gap-2 text-ink-2">
                <Database className="size-4" aria-hidden="true" /> Escape closes it.
              </p>
            </DialogContent>
          </Dialog>
          <Confirm title="Delete this dataset?" text="The table and all that was made of it. This can not be undone." action="Delete" onConfirm={() => toast.done("It is deleted.")}>
            <Button tone="danger">Ask first</Button>
          </Confirm>
          <Button onClick={() => toast.done("The schema is corrected.")}>Say that it worked</Button>
          <Button onClick={() => toast.failed(SynthoError.of("unavailable", ""))}>Say that it failed</Button>
        </Shelf>
      </Chapter>
    </>
  );
}
