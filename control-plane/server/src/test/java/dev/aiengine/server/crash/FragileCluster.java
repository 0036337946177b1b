package dev.aiengine.server.crash;

import dev.aiengine.admission.Node;
import dev.aiengine.server.fleet.Cluster;
import dev.aiengine.server.fleet.Workload;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.io.Resource;

/** The control plane's hold on a cluster, lost with its process; the agents go on. */
final class FragileCluster implements Cluster {
    private final Machines machines;
    private final Fuse fuse;

    FragileCluster(Machines machines, Fuse fuse) {
        this.machines = machines;
        this.fuse = fuse;
    }

    @Override
    public List<Node> nodes() {
        return Machines.NODES;
    }

    @Override
    public String launch(Workload workload, String token) {
        return step("launch", () -> machines.launch(workload.id(), workload.attempt(), token));
    }

    @Override
    public Optional<String> adopt(Workload workload, String token) {
        return step("adopt", () -> machines.find(workload.id(), workload.attempt()));
    }

    @Override
    public Optional<String> ended(String handle) {
        return machines.ended(handle);
    }

    @Override
    public Optional<String> note(String handle) {
        return Optional.empty();
    }

    @Override
    public void stop(String handle) {
        step("stop", () -> {
            machines.stop(handle);
            return handle;
        });
    }

    @Override
    public void keepOnly(Collection<String> handles) {
        step("sweep", () -> {
            machines.keepOnly(handles);
            return handles;
        });
    }

    @Override
    public Optional<Resource> log(Workload workload, int attempt) {
        return Optional.empty();
    }

    @Override
    public boolean outlivesEngine() {
        return true;
    }

    private <T> T step(String what, Supplier<T> call) {
        fuse.step("before " + what);
        T result = call.get();
        fuse.step("after " + what);
        return result;
    }
}
