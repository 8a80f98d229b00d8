package io.gatehouse.systemtest.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Decides whether one pod can reach another in the same namespace, as Kubernetes interprets network policies. */
record Network(Overlay overlay) {

    /** Whether the connection is allowed at both ends: the one pod may send it and the other may receive it. */
    boolean lets(String from, String to, String port) {
        return maySend(from, to, port) && listens(to, from, port);
    }

    /** Whether the one pod may receive a connection from the other, whatever the other may send. */
    boolean listens(String to, String from, String port) {
        List<NetworkPolicy> policies = policies(to, "Ingress").toList();
        Stream<NetworkPolicyIngressRule> rules =
                policies.stream().flatMap(policy -> policy.getSpec().getIngress().stream());
        return policies.isEmpty() || rules.anyMatch(rule -> fits(rule.getFrom(), from) && opens(rule.getPorts(), port));
    }

    /** Whether a pod may connect to what is outside of this namespace. */
    boolean letsOut(String from) {
        return policies(from, "Egress")
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> rule.getTo().isEmpty());
    }

    private boolean maySend(String from, String to, String port) {
        List<NetworkPolicy> policies = policies(from, "Egress").toList();
        Stream<NetworkPolicyEgressRule> rules =
                policies.stream().flatMap(policy -> policy.getSpec().getEgress().stream());
        return policies.isEmpty() || rules.anyMatch(rule -> fits(rule.getTo(), to) && opens(rule.getPorts(), port));
    }

    /** The policies for a pod. One that no policy selects is open to all, so every pod must have some. */
    private Stream<NetworkPolicy> policies(String pod, String direction) {
        return overlay.all(NetworkPolicy.class).stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
                .filter(policy -> selects(policy.getSpec().getPodSelector(), pod));
    }

    /** A rule without peers applies to everyone. */
    private boolean fits(List<NetworkPolicyPeer> peers, String pod) {
        return peers.isEmpty() || peers.stream().anyMatch(peer -> fits(peer, pod));
    }

    /** Whether a peer includes the pod; peers in other namespaces or outside the cluster do not. */
    private boolean fits(NetworkPolicyPeer peer, String pod) {
        return peer.getNamespaceSelector() == null
                && peer.getPodSelector() != null
                && selects(peer.getPodSelector(), pod);
    }

    private boolean selects(LabelSelector selector, String pod) {
        PodTemplateSpec template = overlay.pod(pod);
        Map<String, String> labels = template.getMetadata().getLabels();
        Map<String, String> wanted = Objects.requireNonNullElse(selector.getMatchLabels(), Map.of());
        return labels.entrySet().containsAll(wanted.entrySet())
                && selector.getMatchExpressions().stream().allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(LabelSelectorRequirement expression, Map<String, String> labels) {
        if (!expression.getOperator().equals("In")) {
            throw new UnsupportedOperationException(expression.getOperator());
        }
        return expression.getValues().contains(labels.get(expression.getKey()));
    }

    private static boolean opens(List<NetworkPolicyPort> ports, String port) {
        return ports.isEmpty()
                || ports.stream().map(NetworkPolicyPort::getPort).anyMatch(new IntOrString(port)::equals);
    }
}
