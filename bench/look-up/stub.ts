import { startMagdaStub } from "../../test/support/stub-magda/stub.ts";
import { startVkboStub } from "../../test/support/stub-vkbo/stub.ts";

// Both stubs in a process of their own. Prints where they are; on each line of standard input, the calls so far.
const [magda, vkbo] = await Promise.all([startMagdaStub(), startVkboStub()]);
const { ca, client } = magda.certificates;
console.log(JSON.stringify({ magda: { url: magda.url, employmentUrl: magda.employmentUrl, ca, cert: client.cert, key: client.key }, vkbo: { url: vkbo.url, ca: vkbo.ca } }));
process.stdin.on("data", () => console.log(JSON.stringify({ magda: magda.calls, vkbo: vkbo.calls.map(({ service }) => service) })));
