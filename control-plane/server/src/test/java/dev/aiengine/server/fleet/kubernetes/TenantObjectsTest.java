package dev.aiengine.server.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Quota.Allowance;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TenantObjectsTest {

    @Test
    void theQuotaHoldsWhatMayBeBorrowedAndLeavesOutWhatIsUnlimited() {
        Quota quota = new Quota(4, 8.5, null, null, null, null, new Allowance(2, null, 1L << 30), null, null);

        assertThat(hard(quota)).isEqualTo(Map.of("requests.nvidia.com/gpu", "6", "requests.cpu", "8500m"));
        assertThat(hard(Quota.UNLIMITED)).isEmpty();
    }

    @Test
    void agentsTalkToTheControlPlaneToNodesDaemonsAndToNamesAndToNobodyElse() {
        NetworkPolicy agents = objects("network.caller-namespaces", "shop").stream()
                .filter(NetworkPolicy.class::isInstance)
                .map(NetworkPolicy.class::cast)
                .filter(policy -> policy.getMetadata().getName().equals("agents"))
                .findFirst()
                .orElseThrow();

        assertThat(agents.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(agents.getSpec().getIngress().getFirst().getFrom())
                .extracting(peer -> peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"))
                .containsExactly("ai-engine", "shop");
        assertThat(agents.getSpec().getEgress()).hasSize(2);
        assertThat(agents.getSpec().getEgress().get(1).getTo())
                .extracting(peer -> peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"))
                .containsExactly("ai-engine", "ai-engine--nodes");
    }

    @Test
    void policiesMayBeSomebodyElsesBusiness() {
        assertThat(objects("network.policies", "false")).noneMatch(NetworkPolicy.class::isInstance);
    }

    private static Map<String, String> hard(Quota quota) {
        return new TenantObjects(Workloads.settings())
                .within("acme", quota).stream()
                        .filter(ResourceQuota.class::isInstance)
                        .map(object -> ((ResourceQuota) object).getSpec().getHard())
                        .findFirst()
                        .orElseThrow()
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())));
    }

    private static String text(Quantity quantity) {
        return quantity.getAmount() + quantity.getFormat();
    }

    private static List<HasMetadata> objects(String... settings) {
        return new TenantObjects(Workloads.settings(settings)).within("acme", Quota.UNLIMITED);
    }
}
