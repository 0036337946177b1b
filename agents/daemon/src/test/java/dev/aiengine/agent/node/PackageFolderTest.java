package dev.aiengine.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.agent.FakeControlPlane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFolderTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatWasNotUsedForTheLongestTimeMakesRoom() throws IOException {
        PackageFolder packages = open(10);
        Content first = add(packages, "acme", "1111");
        Content second = add(packages, "acme", "2222");
        packages.use(first);

        assertThat(packages.makeRoom(4, List.of())).isTrue();

        assertThat(packages.has(first)).isTrue();
        assertThat(packages.has(second)).isFalse();
        assertThat(path(second)).doesNotExist();
        assertThat(packages.size()).isEqualTo(new PackageFolder.Size(1, 4));
    }

    @Test
    void whatIsNeededDoesNotMakeRoom() throws IOException {
        PackageFolder packages = open(10);
        Content needed = add(packages, "acme", "1111");
        Content other = add(packages, "acme", "2222");

        assertThat(packages.makeRoom(7, List.of(needed))).isFalse();

        assertThat(packages.has(needed)).isTrue();
        assertThat(packages.has(other)).isFalse();
        assertThat(packages.makeRoom(6, List.of(needed))).isTrue();
    }

    @Test
    void theLimitHoldsToTheByte() throws IOException {
        PackageFolder packages = open(4);
        add(packages, "acme", "1111");
        packages.makeRoom(4, List.of());
        Path larger = Files.writeString(packages.arriving(), "22222");

        assertThatThrownBy(() -> packages.add(content("acme", "22222"), larger))
                .hasMessageContaining("larger than was said");
        assertThat(packages.size()).isEqualTo(new PackageFolder.Size(0, 0));
    }

    @Test
    void tenantsShareNoBytesNotEvenEqualOnes() throws IOException {
        PackageFolder packages = open(100);
        add(packages, "acme", "same");

        assertThat(packages.use(content("globex", "same"))).isEmpty();
    }

    @Test
    void theNextProcessKnowsWhatIsThereAndWhatWasUsedLast() throws IOException {
        PackageFolder before = open(100);
        Content old = add(before, "acme", "1111");
        Content young = add(before, "acme", "2222");
        before.use(old);
        Files.writeString(folder.resolve("arriving-1"), "half");
        Files.writeString(folder.resolve("acme").resolve("notes.txt"), "not a digest");

        PackageFolder packages = open(7);

        assertThat(packages.has(old)).isTrue();
        assertThat(packages.has(young)).isFalse();
        assertThat(folder.resolve("arriving-1")).doesNotExist();
        assertThat(folder.resolve("acme").resolve("notes.txt")).doesNotExist();
        assertThat(packages.use(old)).contains(path(old));
    }

    @Test
    void whatWasDamagedMeanwhileIsLetGo() throws IOException {
        PackageFolder before = open(100);
        Content content = add(before, "acme", "1111");
        Files.writeString(path(content), "1112");

        PackageFolder packages = open(100);

        assertThat(packages.use(content)).isEmpty();
        assertThat(path(content)).doesNotExist();
        assertThat(packages.size()).isEqualTo(new PackageFolder.Size(0, 0));
    }

    @Test
    void whatIsNoNameOfAFileIsNoContent() {
        String sha256 = FakeControlPlane.sha256(new byte[0]);

        assertThat(Content.of("..", sha256)).isEmpty();
        assertThat(Content.of("acme", "../" + sha256)).isEmpty();
        assertThat(Content.of("acme", sha256)).isPresent();
    }

    private PackageFolder open(long limit) throws IOException {
        return PackageFolder.open(folder, limit, () -> now = now.plusSeconds(1));
    }

    private static Content add(PackageFolder packages, String tenant, String text) throws IOException {
        Content content = content(tenant, text);
        packages.add(content, Files.writeString(packages.arriving(), text));
        return content;
    }

    private static Content content(String tenant, String text) {
        return Content.of(tenant, FakeControlPlane.sha256(text.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    private Path path(Content content) {
        return folder.resolve(content.tenant()).resolve(content.sha256());
    }
}
