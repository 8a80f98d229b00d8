// Called by CloudFormation: runs a task, waits for its end, and says how it ended. Deleting is nothing: data stays.
const { ECSClient, RunTaskCommand, DescribeTasksCommand, waitUntilTasksStopped } = require('@aws-sdk/client-ecs');

const ecs = new ECSClient({});
const MOST_SECONDS = 480;

exports.handler = async (event) => {
  let failure;
  try {
    if (event.RequestType !== 'Delete') {
      await run(event.ResourceProperties);
    }
  } catch (error) {
    console.error(error);
    failure = error.message;
  }
  await (failure ? answer(event, 'FAILED', failure) : answer(event, 'SUCCESS'));
};

async function run({ Cluster, Task, SecurityGroup, Subnets }) {
  const started = await ecs.send(new RunTaskCommand({
    cluster: Cluster,
    taskDefinition: Task,
    launchType: 'FARGATE',
    networkConfiguration: {
      awsvpcConfiguration: { subnets: Subnets, securityGroups: [SecurityGroup], assignPublicIp: 'DISABLED' },
    },
  }));
  if (started.tasks.length === 0) {
    throw new Error(`The task did not start: ${started.failures.map((failure) => failure.reason).join(', ')}`);
  }
  const which = { cluster: Cluster, tasks: [started.tasks[0].taskArn] };
  await waitUntilTasksStopped({ client: ecs, maxWaitTime: MOST_SECONDS, minDelay: 5, maxDelay: 5 }, which);
  const ended = (await ecs.send(new DescribeTasksCommand(which))).tasks[0];
  const container = ended.containers[0];
  if (container.exitCode !== 0) {
    throw new Error(`The task ended with ${container.exitCode}: ${container.reason || ended.stoppedReason}. See its log.`);
  }
}

// The physical id stays the same, as CloudFormation takes another one for a replacement; the signature of the URL is for no
// content type.
async function answer(event, Status, Reason = '') {
  const { StackId, RequestId, LogicalResourceId } = event;
  const body = JSON.stringify({ Status, Reason, PhysicalResourceId: 'databases', StackId, RequestId, LogicalResourceId });
  const taken = await fetch(event.ResponseURL, { method: 'PUT', headers: { 'content-type': '' }, body });
  if (!taken.ok) {
    throw new Error(`CloudFormation answered ${taken.status}`);
  }
}
