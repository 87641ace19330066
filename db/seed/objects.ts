/** A file or folder of the demo story, by its path in the project; a folder says nothing. */
type Told = {
  readonly project: string
  readonly path: string
  readonly says?: string
  readonly media?: string
  readonly by: string
  readonly daysAgo: number
  readonly tags?: readonly string[]
  readonly properties?: Readonly<Record<string, string>>
}

const RESOURCES = "project-0B1F2G3J4K5P6Q7V8X9Yb0fg"
const RAW = "project-1F2G3J4K5P6Q7V8X9YZbfgjk"
const ASSAY = "project-2G3J4K5P6Q7V8X9YZbfgjkpq"
const RUN = "project-6Q7V8X9YZbfgjkpqvxyz0123"

const LETTERS = "ACGT"
/** Reads that look like reads, always the same for the same name. */
const reads = (name: string, lines: number): string =>
  Array.from({ length: lines }, (_, line) => {
    const bases = Array.from(
      { length: 60 },
      (_b, at) => LETTERS[(name.length * 7 + line * 13 + at * at * 3) % 4] ?? "A",
    )
    return `@${name}.${line + 1}\n${bases.join("")}\n+\n${"I".repeat(60)}`
  }).join("\n")

const CSV = "text/csv"
const MD = "text/markdown"

/** What stands in the demo's projects: a parent before its children. */
export const OBJECTS: readonly Told[] = [
  { project: RESOURCES, path: "reference", by: "admin-a", daysAgo: 390 },
  {
    project: RESOURCES,
    path: "reference/panel-genes.csv",
    says: "gene,chromosome\nBRCA1,17\nBRCA2,13\nTP53,17\nEGFR,7\n",
    media: CSV,
    by: "admin-a",
    daysAgo: 380,
    tags: ["reference"],
    properties: { build: "GRCh38", release: "2026-01" },
  },
  {
    project: RESOURCES,
    path: "reference/adapters.fasta",
    says: ">adapter-1\nAGATCGGAAGAGC\n>adapter-2\nCTGTCTCTTATA\n",
    by: "admin-a",
    daysAgo: 380,
    tags: ["reference"],
  },
  { project: RESOURCES, path: "protocols", by: "user-c", daysAgo: 300 },
  {
    project: RESOURCES,
    path: "protocols/library-prep.md",
    says: "# Library preparation\n\n1. Quantify the DNA.\n2. Shear to 350 bp.\n3. Ligate adapters, clean up, amplify.\n",
    media: MD,
    by: "user-c",
    daysAgo: 120,
    tags: ["protocol"],
  },
  {
    project: RESOURCES,
    path: "READ ME.md",
    says: "# resources\n\nWhat every project may use: references, panels, protocols.\n",
    media: MD,
    by: "admin-a",
    daysAgo: 394,
  },
  { project: RAW, path: "batch 1", by: "admin-d", daysAgo: 365 },
  { project: RAW, path: "batch 1/S001", by: "smithj", daysAgo: 360 },
  ...["S001_R1.fastq", "S001_R2.fastq"].map((name) => ({
    project: RAW,
    path: `batch 1/S001/${name}`,
    says: reads(name, 400),
    by: "smithj",
    daysAgo: 359,
    tags: ["fastq", "paired"],
    properties: { sample: "S001", lane: "2" },
  })),
  {
    project: RAW,
    path: "samples.csv",
    says: "sample,consent,tissue\nS001,yes,blood\nS002,yes,saliva\n",
    media: CSV,
    by: "smithj",
    daysAgo: 300,
    tags: ["manifest"],
  },
  {
    project: ASSAY,
    path: "plan.md",
    says: "# Assay pilot\n\nTwelve wells, three dilutions, read on days 1, 3 and 7.\n",
    media: MD,
    by: "admin-d",
    daysAgo: 65,
  },
  { project: RUN, path: "basecalls", by: "alice", daysAgo: 39 },
  ...["lane1.fastq", "lane2.fastq", "lane3.fastq"].map((name) => ({
    project: RUN,
    path: `basecalls/${name}`,
    says: reads(name, 900),
    by: "alice",
    daysAgo: 38,
    tags: ["fastq"],
  })),
  {
    project: RUN,
    path: "run-summary.csv",
    says: "lane,reads,q30\n1,900,0.94\n2,900,0.93\n3,900,0.91\n",
    media: CSV,
    by: "alice",
    daysAgo: 37,
    tags: ["qc", "summary"],
    properties: { instrument: "NovaSeq 7", flowcell: "HX42" },
  },
]
