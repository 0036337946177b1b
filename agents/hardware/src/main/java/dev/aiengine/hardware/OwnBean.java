package dev.aiengine.hardware;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** The JDK's view of the machine, which knows the limits that this process is confined to. */
final class OwnBean {
    private final OperatingSystemMXBean bean = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Since the last call; null in the first, and where the system does not tell. */
    @Nullable
    Double cpuUse() {
        double load = bean.getCpuLoad();
        return load >= 0 && load <= 1 ? load : null;
    }

    long memory() {
        return bean.getTotalMemorySize();
    }

    long memoryUsed() {
        return Math.max(0, bean.getTotalMemorySize() - bean.getFreeMemorySize());
    }
}
