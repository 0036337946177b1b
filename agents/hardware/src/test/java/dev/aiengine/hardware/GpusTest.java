package dev.aiengine.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiengine.contract.fleet.Gpu;
import dev.aiengine.contract.fleet.NodeReading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpusTest {
    private static final String TWO = """
            0, GPU-aaaa, NVIDIA H100 80GB HBM3, 81559, 1024, 37, 41, Disabled
            1, GPU-bbbb, NVIDIA H100 80GB HBM3, 81559, 4, 0, 35, Disabled""";

    @TempDir
    Path folder;

    private Instant now = Instant.EPOCH;

    @Test
    void figuresAreInBytesAndShares() throws IOException {
        PlayedTool tool = PlayedTool.answering(
                folder, TWO, "GPU-aaaa, 4711, 900, /opt/java/bin/java\nGPU-aaaa, 4712, 90, a, b", "");

        Gpus.Reading reading = gpus(tool).read();

        assertThat(reading.problem()).isNull();
        assertThat(reading.gpus())
                .containsExactly(
                        new Gpu(
                                0,
                                "GPU-aaaa",
                                "NVIDIA H100 80GB HBM3",
                                81559L << 20,
                                1L << 30,
                                0.37,
                                41.0,
                                null,
                                List.of(
                                        new Gpu.User(4711, "/opt/java/bin/java", 900L << 20),
                                        new Gpu.User(4712, "a, b", 90L << 20))),
                        new Gpu(
                                1,
                                "GPU-bbbb",
                                "NVIDIA H100 80GB HBM3",
                                81559L << 20,
                                4L << 20,
                                0.0,
                                35.0,
                                null,
                                List.of()));
    }

    @Test
    void whatTheDriverDoesNotTellIsAbsent() throws IOException {
        PlayedTool tool = PlayedTool.answering(
                folder,
                "0, GPU-aaaa, GeForce GT 710, [N/A], [Not Supported], [N/A], [Unknown Error], [N/A]",
                "GPU-aaaa, 4711, [N/A], [Not Found]\n[N/A], [N/A], [N/A], [N/A]",
                "");

        Gpu gpu = gpus(tool).read().gpus().getFirst();

        assertThat(gpu)
                .isEqualTo(new Gpu(
                        0,
                        "GPU-aaaa",
                        "GeForce GT 710",
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(new Gpu.User(4711, null, null))));
    }

    @Test
    void instancesOfADividedGpuAreNamed() throws IOException {
        PlayedTool tool = PlayedTool.answering(
                folder, "0, GPU-aaaa, NVIDIA A100-SXM4-40GB, 40960, 20, [N/A], 30, Enabled", "", """
                GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-aaaa)
                  MIG 3g.20gb     Device  0: (UUID: MIG-1)
                  MIG 1g.5gb      Device  1: (UUID: MIG-2)""");

        Gpu gpu = gpus(tool).read().gpus().getFirst();

        assertThat(gpu.instances()).containsExactly("3g.20gb", "1g.5gb");
        assertThat(gpu.utilisation()).isNull();
    }

    @Test
    void aDriverThatKnowsNoInstancesIsAskedWithoutThem() throws IOException {
        PlayedTool tool = PlayedTool.of(folder, """
                case "$1" in
                *mig.mode.current*) echo 'Field "mig.mode.current" is not a valid field to query.'; exit 2;;
                --query-gpu*) echo '0, GPU-aaaa, Tesla K80, 11441, 0, 0, 30';;
                esac""");
        Gpus gpus = gpus(tool);

        gpus.read();
        assertThat(gpus.read().gpus()).extracting(Gpu::product).containsExactly("Tesla K80");

        assertThat(tool.asked()).filteredOn(run -> run.contains("mig.mode")).hasSize(1);
    }

    @Test
    void aMachineWithoutTheToolHasNoGpus() {
        assertThat(new Gpus(new NvidiaSmi("no-such-nvidia-smi", Duration.ofSeconds(5)), () -> now).read())
                .isEqualTo(new Gpus.Reading(List.of(), null));
    }

    @Test
    void aPathThatNamesNoToolIsAProblem() {
        String program = folder.resolve("nothing").toString();

        assertThat(new Gpus(new NvidiaSmi(program, Duration.ofSeconds(5)), () -> now)
                        .read()
                        .problem())
                .startsWith(program + " cannot be run: ");
    }

    @Test
    void aMachineWhoseToolFindsNoDevicesHasNone() throws IOException {
        assertThat(gpus(PlayedTool.of(folder, "echo 'No devices were found'; exit 6"))
                        .read())
                .isEqualTo(new Gpus.Reading(List.of(), null));
    }

    @Test
    void aDriverThatDoesNotAnswerIsAProblemInItsWords() throws IOException {
        String words = "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.";

        assertThat(gpus(PlayedTool.of(folder, "echo \"" + words + "\"; exit 9")).read())
                .isEqualTo(new Gpus.Reading(List.of(), "nvidia-smi failed (exit code 9): " + words));
    }

    @Test
    void aLostGpuDoesNotHideTheOthers() throws IOException {
        PlayedTool tool = PlayedTool.of(folder, """
                case "$1" in
                --query-gpu*)
                echo 'Unable to determine the device handle for GPU1: 0000:41:00.0: Unknown Error'
                echo '0, GPU-aaaa, NVIDIA L4, 23034, 0, 0, 30, [N/A]'
                exit 15;;
                esac""");

        Gpus.Reading reading = gpus(tool).read();

        assertThat(reading.gpus()).extracting(Gpu::uuid).containsExactly("GPU-aaaa");
        assertThat(reading.problem()).startsWith("nvidia-smi failed (exit code 15): Unable to determine");
    }

    @Test
    void oneThatHangsIsEndedAndLeftInPeaceForAWhile() throws IOException {
        PlayedTool tool = PlayedTool.of(folder, "tail -f /dev/null");
        Gpus gpus = new Gpus(new NvidiaSmi(tool.program(), Duration.ofMillis(200)), () -> now);

        assertThat(gpus.read().problem()).isEqualTo(tool.program() + " did not answer within 200 ms");
        gpus.read();
        assertThat(tool.asked()).hasSize(1);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();

        now = now.plus(Duration.ofSeconds(61));
        gpus.read();
        assertThat(tool.asked()).hasSize(2);
    }

    @Test
    void theTypeIsOneOnlyWhereAllGpusAreOfIt() throws IOException {
        assertThat(reading(TWO).gpuType()).isEqualTo("NVIDIA-H100-80GB-HBM3");
        assertThat(reading(TWO.replaceFirst("H100 80GB HBM3", "L4")).gpuType()).isNull();
        assertThat(reading("").gpuType()).isNull();
    }

    private NodeReading reading(String gpus) throws IOException {
        return Hardware.ofProcess(
                        PlayedTool.answering(folder, gpus, "", "").program(),
                        Duration.ofSeconds(5),
                        InstantSource.system())
                .read();
    }

    private Gpus gpus(PlayedTool tool) {
        return new Gpus(new NvidiaSmi(tool.program(), Duration.ofSeconds(20)), () -> now);
    }
}
