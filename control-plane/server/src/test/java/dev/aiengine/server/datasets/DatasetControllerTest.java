package dev.aiengine.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aiengine.contract.datasets.Dataset;
import dev.aiengine.contract.datasets.Preview;
import dev.aiengine.contract.datasets.Profile;
import dev.aiengine.contract.tenancy.Quota;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.EngineTest;
import dev.aiengine.server.TestEngine;
import dev.aiengine.server.TestEngine.Answer;
import dev.aiengine.server.storage.StorageProperties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EngineTest
class DatasetControllerTest {
    private static final String REVIEWS = "text,label\n\"good, really\",pos\nbad,neg\ngood,pos\n";

    private final TestEngine engine;
    private final Datasets datasets;
    private final Path store;
    private String tenant = "";
    private String key = "";

    DatasetControllerTest(TestEngine engine, Datasets datasets, StorageProperties storage) {
        this.engine = engine;
        this.datasets = datasets;
        this.store = storage.models();
    }

    @BeforeEach
    void newTenant() {
        tenant = engine.createTenant();
        key = engine.key(tenant, Role.TENANT_MEMBER);
    }

    @Test
    void aCsvFileBecomesATypedDataset() {
        Answer answer = put("reviews", "text/csv", "text,score,at\na,1.5,2026-01-01\nb,,2026-01-02\n")
                .expect(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/datasets/reviews/versions/1");
        Dataset dataset = answer.as(Dataset.class);
        assertThat(dataset.reference()).isEqualTo("reviews@1");
        assertThat(dataset.format()).isEqualTo("csv");
        assertThat(dataset.rows()).isEqualTo(2);
        assertThat(dataset.bytes()).isEqualTo(45);
        assertThat(dataset.columns())
                .containsExactly(
                        new Dataset.Column("text", "VARCHAR", 0, 2),
                        new Dataset.Column("score", "DOUBLE", 1, 1),
                        new Dataset.Column("at", "DATE", 0, 2));
        assertThat(engine.get(key, "/api/v1/datasets/reviews").as(Dataset.class))
                .isEqualTo(dataset);
    }

    @Test
    void anAllTextFilesHeaderIsFoundAndAFileWithoutOneIsToldByItsNumbers() {
        assertThat(names(put("a", "text/csv", REVIEWS))).containsExactly("text", "label");
        assertThat(names(put("b", "text/csv", "3,Wall St.\n4,Oil\n"))).containsExactly("column0", "column1");
        assertThat(names(put("c?columns=text,label", "text/csv; header=absent", "good,pos\nbad,neg\n")))
                .containsExactly("text", "label");
        assertThat(engine.get(key, "/api/v1/datasets/c").as(Dataset.class).rows())
                .isEqualTo(2);
        assertThat(put("d?columns=one", "text/csv", REVIEWS).expect(422).detail())
                .contains("names 1 columns; the file has 2");
        assertThat(put("d", "text/csv; header=maybe", REVIEWS).expect(422).detail())
                .contains("is present or absent");
    }

    @Test
    void aTypeThatOnlyALateRowDecidesIsRight() {
        StringBuilder csv = new StringBuilder("id,v\n");
        IntStream.range(0, 60_000)
                .forEach(i ->
                        csv.append(i).append(',').append(i == 59_999 ? "x" : i).append('\n'));
        Dataset dataset = engine.upload(key, "late", csv.toString());
        assertThat(dataset.columns()).extracting(Dataset.Column::type).containsExactly("BIGINT", "VARCHAR");
        assertThat(engine.get(key, "/api/v1/datasets/late/preview?limit=2")
                        .as(Preview.class)
                        .rows())
                .containsExactly(List.of(0, "0"), List.of(1, "1"));
    }

    @Test
    void wordsStayWordsAndOnlyTrueAndFalseAreBooleans() {
        String csv = "n,it's on,bought,flag,mixed\n1,yes,t,True,true\n2,no,f,false,no\n3,,t,,true\n";
        assertThat(engine.upload(key, "words", csv).columns())
                .extracting(Dataset.Column::type)
                .containsExactly("BIGINT", "VARCHAR", "VARCHAR", "BOOLEAN", "VARCHAR");
        assertThat(engine.get(key, "/api/v1/datasets/words/preview?limit=2")
                        .as(Preview.class)
                        .rows())
                .containsExactly(List.of(1, "yes", "t", true, "true"), List.of(2, "no", "f", false, "no"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/ndjson", "application/jsonl; charset=UTF-8"})
    void ndjsonBecomesADataset(String type) {
        Dataset dataset = put("events", type, "{\"a\":1,\"b\":\"x\"}\n\n{\"a\":2,\"c\":[1,2]}\n")
                .expect(201)
                .as(Dataset.class);
        assertThat(dataset.format()).isEqualTo("ndjson");
        assertThat(dataset.columns()).extracting(Dataset.Column::name).containsExactly("a", "b", "c");
        assertThat(dataset.columns()).extracting(Dataset.Column::nulls).containsExactly(0L, 1L, 1L);
    }

    @Test
    void aTableGoesOutAsParquetAndComesBackTheSame() throws IOException {
        engine.upload(key, "a", REVIEWS);
        byte[] parquet = Files.readAllBytes(files().stream()
                .filter(DatasetControllerTest::isParquet)
                .findFirst()
                .orElseThrow());
        Dataset dataset = engine.put(
                        key,
                        "/api/v1/datasets/b",
                        "application/vnd.apache.parquet",
                        BodyPublishers.ofByteArray(parquet))
                .expect(201)
                .as(Dataset.class);
        assertThat(dataset.rows()).isEqualTo(3);
        assertThat(dataset.columns()).extracting(Dataset.Column::name).containsExactly("text", "label");
    }

    @Test
    void anArchiveOfTextsBecomesFileLabelAndText() throws IOException {
        byte[] zip =
                zip("README", "read me", "set/pos/1.txt", "good n\u00fc", "set/neg/1.txt", "bad", "__MACOSX/a/b", "x");
        Dataset dataset = putZip("reviews", zip).expect(201).as(Dataset.class);
        assertThat(dataset.format()).isEqualTo("zip");
        assertThat(dataset.columns()).extracting(Dataset.Column::name).containsExactly("file", "label", "text");
        assertThat(engine.get(key, "/api/v1/datasets/reviews/preview")
                        .as(Preview.class)
                        .rows())
                .containsExactly(
                        List.of("set/pos/1.txt", "pos", "good n\u00fc"), List.of("set/neg/1.txt", "neg", "bad"));
    }

    @Test
    void anArchiveOfOtherFilesBecomesFileLabelAndSize() throws IOException {
        putZip("signs", zip("0/a.bin", "xx", "1/b.bin", "yyy")).expect(201);
        assertThat(engine.get(key, "/api/v1/datasets/signs/preview").as(Preview.class))
                .isEqualTo(new Preview(
                        List.of("file", "label", "size"),
                        List.of(List.of("0/a.bin", "0", 2), List.of("1/b.bin", "1", 3))));
    }

    @Test
    void imagesInLabelFoldersHaveTheirSizeInPixelsAsWell() {
        byte[] image = MadeImages.png(4, 3);
        putZip("signs", MadeImages.zip("0/a.png", image, "1/b.bin", "yyy")).expect(201);
        assertThat(engine.get(key, "/api/v1/datasets/signs/preview").as(Preview.class))
                .isEqualTo(new Preview(
                        List.of("file", "label", "size", "width", "height"),
                        List.of(
                                List.of("0/a.png", "0", image.length, 4, 3),
                                java.util.Arrays.asList("1/b.bin", "1", 3, null, null))));
        assertThat(putZip("x", MadeImages.zip("0/a.jpg", "xx")).expect(422).detail())
                .contains("entry \"0/a.jpg\" is not a JPEG or PNG image");
        engine.get(key, "/api/v1/datasets/x").expect(404);
    }

    @Test
    void annotatedImagesBecomeFileSizeObjectsAndSplit() throws IOException {
        byte[] zip = MadeImages.zip(
                "JPEGImages/a.jpg",
                MadeImages.jpeg(40, 30),
                "Annotations/a.xml",
                MadeImages.voc("a.jpg", 40, 30, "cat", new int[] {1, 1, 40, 30}),
                "ImageSets/Main/test.txt",
                "a");
        putZip("cats", zip).expect(201);
        assertThat(engine.get(key, "/api/v1/datasets/cats/preview").as(Preview.class))
                .isEqualTo(new Preview(
                        List.of("file", "width", "height", "objects", "split"),
                        List.of(List.of(
                                "JPEGImages/a.jpg", 40, 30, "[{\"label\":\"cat\",\"box\":[0,0,40,30]}]", "test"))));
        assertThat(datasets.get(tenant, "cats").namesFiles()).isTrue();
    }

    @Test
    void anAnnotationThatIsWrongIsRefusedAndLeavesNothing() throws IOException {
        byte[] zip = MadeImages.zip(
                "a.jpg",
                MadeImages.jpeg(4, 3),
                "b.jpg",
                MadeImages.jpeg(4, 3),
                "a.xml",
                "<annotation/>",
                "b.xml",
                MadeImages.voc("b.jpg", 4, 3, "cat", new int[] {1, 1, 9, 9}));
        assertThat(putZip("x", zip).expect(422).detail()).contains("entry \"b.xml\" object 1 has a box");
        assertNothingIsKept();
    }

    @Test
    void whatCannotBeADatasetIsRefusedAndLeavesNothing() throws IOException {
        assertThat(put("x", "text/csv", "").expect(422).detail()).contains("is empty");
        assertThat(put("x", "text/csv", "a,b\n").expect(422).detail()).contains("has a header and no rows");
        assertThat(put("x", "text/csv", "a,b\n1\n").expect(422).detail()).contains("line 2 has 1 values");
        assertThat(put("x", "text/csv", "a,a\n1,2\n").expect(422).detail()).contains("both named \"a\"");
        assertThat(put("x", "application/x-ndjson", "{\"a\":1}\n{\n")
                        .expect(422)
                        .detail())
                .contains("line 2 is not valid JSON");
        assertThat(put("x", "application/parquet", "not Parquet").expect(422).detail())
                .contains("cannot be read as parquet")
                .doesNotContain(store.toString());
        assertThat(put("x", "application/zip", "no zip").expect(422).detail()).contains("is not a zip archive");
        assertThat(put("x", "application/gzip", "no gzip").expect(422).detail()).contains("is not a whole tar.gz");
        assertThat(putZip("x", zip("../a.txt", "x")).expect(422).detail()).contains("leads out of the archive");
        assertThat(putZip("x", zip("train.csv", "a,b")).expect(422).detail()).contains("no file in a label folder");
        assertThat(put("x?columns=a", "application/x-ndjson", "{\"a\":1}")
                        .expect(422)
                        .detail())
                .contains("options of CSV");
        assertNothingIsKept();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/json",
                "text/csv; charset=iso-8859-1",
                "text/plain",
                "nonsense"
            })
    void anythingElseIsA415ThatSaysWhatIsTaken(String type) {
        assertThat(put("x", type, REVIEWS).expect(415).detail())
                .containsAnyOf("send one of text/csv, application/x-ndjson", "UTF-8 only");
    }

    @Test
    void aFormUploadTakesItsPartsInAnyOrder() {
        Dataset dataset = form(file("reviews.csv", "text/csv", "good,pos\nbad,neg\n")
                        + field("columns", "text,label")
                        + field("header", "absent")
                        + field("name", "reviews"))
                .expect(201)
                .as(Dataset.class);
        assertThat(dataset.reference()).isEqualTo("reviews@1");
        assertThat(dataset.rows()).isEqualTo(2);
        assertThat(dataset.columns()).extracting(Dataset.Column::name).containsExactly("text", "label");
    }

    @Test
    void aFormFilesNameTellsTheFormatWhereItsTypeDoesNot() throws IOException {
        form(field("name", "a") + file("A.NDJSON", "application/octet-stream", "{\"a\":1}\n"))
                .expect(201);
        assertThat(form(field("name", "b") + file("a.pdf", "application/octet-stream", "x"))
                        .expect(415)
                        .detail())
                .contains("its ending tells no format");
        assertThat(form(field("name", "b") + file("a.csv", "application/pdf", "x"))
                        .expect(415)
                        .detail())
                .contains("application/pdf");
    }

    @Test
    void aFormThatIsNotRightIsRefusedAndLeavesNothing() throws IOException {
        assertThat(form(file("a.csv", "text/csv", REVIEWS)).expect(422).detail())
                .contains("name: is missing");
        assertThat(form(field("name", "a")).expect(422).detail()).contains("file: is missing");
        assertThat(form(file("a.csv", "text/csv", REVIEWS) + field("name", "Not Plain"))
                        .expect(422)
                        .detail())
                .contains("name: must be 1 to 63 characters");
        assertThat(form(file("a.csv", "text/csv", REVIEWS) + field("nmae", "a"))
                        .expect(422)
                        .detail())
                .contains("nmae: is not a part of an upload");
        assertThat(form(file("a.csv", "text/csv", REVIEWS) + file("b.csv", "text/csv", REVIEWS))
                        .expect(422)
                        .detail())
                .contains("is there twice");
        Answer cut = engine.send(engine.request(key, "/api/v1/datasets")
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofString(file("a.csv", "text/csv", REVIEWS))));
        assertThat(cut.status()).isEqualTo(400);
        assertThat(engine.post(key, "/api/v1/datasets", List.of()).expect(415).detail())
                .contains("multipart/form-data");
        assertNothingIsKept();
    }

    @Test
    void theSameNameAgainIsTheNextVersionAndTheSameFileAgainIsNot() {
        Dataset first = engine.upload(key, "reviews", REVIEWS);
        assertThat(put("reviews", "text/csv", REVIEWS).expect(200).as(Dataset.class))
                .isEqualTo(first);
        assertThat(put("reviews?columns=a,b", "text/csv", REVIEWS)
                        .expect(201)
                        .as(Dataset.class)
                        .version())
                .isEqualTo(2);
        assertThat(put("reviews", "text/csv", REVIEWS)
                        .expect(201)
                        .as(Dataset.class)
                        .version())
                .isEqualTo(3);
        assertThat(references("/api/v1/datasets/reviews/versions"))
                .containsExactly("reviews@3", "reviews@2", "reviews@1");
        assertThat(references("/api/v1/datasets")).containsExactly("reviews@3");
        assertThat(engine.get(key, "/api/v1/datasets/reviews/versions/1").as(Dataset.class))
                .isEqualTo(first);
    }

    @Test
    void listsComeInPages() {
        Stream.of("a", "b", "c").forEach(name -> engine.upload(key, name, REVIEWS));
        String next =
                engine.get(key, "/api/v1/datasets?limit=2").json().get("next").asString();
        assertThat(references("/api/v1/datasets?limit=2&cursor=" + next)).containsExactly("c@1");
        assertThat(engine.get(key, "/api/v1/datasets/a/versions?cursor=bm9uZQ").status())
                .isEqualTo(422);
    }

    @Test
    void uploadsOfOneNameAtOnceAllBecomeVersions() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(6)) {
            List<Future<Dataset>> uploads = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String csv = "a,b\n" + i + ",x\n";
                uploads.add(callers.submit(() -> engine.upload(key, "busy", csv)));
            }
            List<Integer> versions = new ArrayList<>();
            for (Future<Dataset> upload : uploads) {
                versions.add(upload.get().version());
            }
            assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void aProfileSaysWhatTheValuesLookLike() {
        engine.upload(key, "reviews", "text,score\naa,1\nbbbb,2\naa,3\n");
        Profile profile =
                engine.get(key, "/api/v1/datasets/reviews/profile").expect(200).as(Profile.class);
        assertThat(profile.rows()).isEqualTo(3);
        Profile.ColumnProfile score = profile.columns().get(1);
        assertThat(score.min()).isEqualTo("1");
        assertThat(score.max()).isEqualTo("3");
        assertThat(score.mean()).isEqualTo(2);
        assertThat(score.stddev()).isEqualTo(1);
        assertThat(score.top()).isEmpty();
        Profile.ColumnProfile text = profile.columns().getFirst();
        assertThat(text.mean()).isEqualTo(8 / 3.0);
        assertThat(engine.upload(key, "labels", "label\na\nb\na\na\n").columns())
                .containsExactly(new Dataset.Column("label", "VARCHAR", 0, 2));
        assertThat(engine.get(key, "/api/v1/datasets/labels/versions/1/profile")
                        .as(Profile.class)
                        .columns()
                        .getFirst()
                        .top())
                .containsExactly(new Profile.ValueCount("a", 3), new Profile.ValueCount("b", 1));
    }

    @Test
    void aPreviewIsBounded() {
        String wide = "x".repeat(500_000);
        engine.upload(
                key,
                "many",
                "id\n" + IntStream.range(0, 1_500).mapToObj(i -> i + "\n").collect(Collectors.joining()));
        assertThat(engine.get(key, "/api/v1/datasets/many/preview")
                        .as(Preview.class)
                        .rows())
                .hasSize(20);
        assertThat(engine.get(key, "/api/v1/datasets/many/preview?limit=1000")
                        .as(Preview.class)
                        .rows())
                .hasSize(1_000);
        engine.upload(key, "long", "text\n" + wide + "\n");
        assertThat(engine.get(key, "/api/v1/datasets/long/preview")
                        .as(Preview.class)
                        .rows()
                        .getFirst()
                        .getFirst())
                .isEqualTo("x".repeat(1_000) + "…");
        engine.get(key, "/api/v1/datasets/long/preview?limit=1001").expect(422);
        engine.get(key, "/api/v1/datasets/long/preview?limit=0").expect(422);
    }

    @Test
    void anotherTenantsDatasetIsNotThereAndAPredictKeyIsForbidden() {
        engine.upload(key, "reviews", REVIEWS);
        String other = engine.member();
        String predict = engine.key(tenant, Role.PREDICT);
        for (String path : List.of("", "/versions", "/versions/1", "/preview", "/profile", "/versions/1/preview")) {
            engine.get(other, "/api/v1/datasets/reviews" + path).expect(404);
            engine.get(predict, "/api/v1/datasets/reviews" + path).expect(403);
        }
        engine.delete(other, "/api/v1/datasets/reviews").expect(404);
        engine.delete(other, "/api/v1/datasets/reviews/versions/1").expect(404);
        engine.delete(predict, "/api/v1/datasets/reviews").expect(403);
        engine.put(predict, "/api/v1/datasets/x", "text/csv", BodyPublishers.ofString(REVIEWS))
                .expect(403);
        engine.get(key, "/api/v1/datasets/reviews/versions/2").expect(404);
        engine.get(key, "/api/v1/datasets/reviews/versions/one").expect(404);
    }

    @Test
    void aDeletedVersionsBlobsStayWhileAnotherVersionHasThemAndGoWithTheLast() throws IOException {
        engine.upload(key, "a", REVIEWS);
        engine.upload(key, "b", REVIEWS);
        engine.delete(key, "/api/v1/datasets/a/versions/1").expect(204);
        engine.get(key, "/api/v1/datasets/a").expect(404);
        engine.get(key, "/api/v1/datasets/b/preview").expect(200);
        engine.delete(key, "/api/v1/datasets/b").expect(204);
        assertNothingIsKept();
        assertThat(engine.upload(key, "a", REVIEWS).version()).isEqualTo(2);
    }

    @Test
    void whatIsWrittenIsAudited() {
        engine.upload(key, "reviews", REVIEWS);
        put("reviews", "text/csv", REVIEWS).expect(200);
        engine.delete(key, "/api/v1/datasets/reviews").expect(204);
        List<String> actions = engine.get(engine.key(tenant, Role.TENANT_ADMIN), "/api/v1/audit")
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("action").asString().startsWith("dataset."))
                .map(entry -> entry.get("action").asString() + " "
                        + entry.get("subject").asString())
                .toList();
        assertThat(actions).containsExactly("dataset.delete reviews@1", "dataset.create reviews@1");
    }

    @Test
    void aTenantKeepsNoMoreThanItsQuota() throws IOException {
        tenant = engine.createTenant(new Quota(null, null, null, null, null, 2_000L));
        key = engine.key(tenant, Role.TENANT_MEMBER);
        engine.upload(key, "a", REVIEWS);
        assertThat(put("b", "text/csv", "text\n" + "word ".repeat(400) + "\n")
                        .expect(409)
                        .detail())
                .contains("storage quota of 2000 bytes");
        put("a", "text/csv", REVIEWS).expect(200);
        engine.delete(key, "/api/v1/datasets/a").expect(204);
        assertNothingIsKept();
    }

    @Test
    void aCallerThatGoesAwayMidwayLeavesNothing() throws IOException {
        try (Socket socket = new Socket("localhost", engine.uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT /api/v1/datasets/gone HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                            + "\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\ntext,label\na,b\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            await().until(() -> files().size() == 1);
        }
        await().untilAsserted(this::assertNothingIsKept);
        engine.get(key, "/api/v1/datasets/gone").expect(404);
    }

    private Answer put(String nameAndQuery, String type, String body) {
        return engine.put(key, "/api/v1/datasets/" + nameAndQuery, type, BodyPublishers.ofString(body));
    }

    private Answer putZip(String name, byte[] zip) {
        return engine.put(key, "/api/v1/datasets/" + name, "application/zip", BodyPublishers.ofByteArray(zip));
    }

    private Answer form(String parts) {
        return engine.send(engine.request(key, "/api/v1/datasets")
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofString(parts + "--xyz--\r\n")));
    }

    private static String field(String name, String value) {
        return "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String fileName, String type, String content) {
        return "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: "
                + type + "\r\n\r\n" + content + "\r\n";
    }

    private static List<String> names(Answer answer) {
        return answer.expect(201).as(Dataset.class).columns().stream()
                .map(Dataset.Column::name)
                .toList();
    }

    private List<String> references(String path) {
        return engine.get(key, path)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(item ->
                        item.get("name").asString() + "@" + item.get("version").asInt())
                .toList();
    }

    private void assertNothingIsKept() throws IOException {
        assertThat(references("/api/v1/datasets")).isEmpty();
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        Path folder = Files.createDirectories(store.resolve(tenant));
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean isParquet(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).startsWith("PAR1");
        } catch (IOException e) {
            return false;
        }
    }

    static byte[] zip(String... pathsAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < pathsAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(pathsAndTexts[i]));
                zip.write(pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
