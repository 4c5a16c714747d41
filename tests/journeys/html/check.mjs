// Checks HTML pages, one a line: {"name", "html"} comes in on standard input, {"name", "found"} goes out.
import { createInterface } from "node:readline";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const validator = new HtmlValidate(new FileSystemConfigLoader());
const here = new URL("page.html", import.meta.url).pathname;

for await (const line of createInterface({ input: process.stdin })) {
    const { name, html } = JSON.parse(line);
    const report = await validator.validateString(html, here);
    const found = report.results.flatMap(({ messages }) =>
        messages.map((each) => `${each.line}:${each.column} ${each.ruleId}: ${each.message}`),
    );
    console.log(JSON.stringify({ name, found }));
}
