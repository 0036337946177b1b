package dev.aiengine.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiengine.server.datasets.AnnotatedImages.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class AnnotatedImagesTest {
    private static final DatasetProperties LIMITS = new DatasetProperties(
            DataSize.ofMegabytes(1),
            10,
            20,
            6,
            DataSize.ofMegabytes(4),
            DataSize.ofKilobytes(1),
            DataSize.ofMegabytes(64),
            1);
    private static final byte[] IMAGE = MadeImages.jpeg(40, 30);

    @TempDir
    Path folder;

    @Test
    void vocPixelsAreCountedFromOneAndABoxHoldsBothItsEdges() throws IOException {
        String xml = MadeImages.voc("a.jpg", 40, 30, "cat", new int[] {1, 1, 40, 30}, "dog", new int[] {7, 9, 7, 9});
        assertThat(rows("set/JPEGImages/a.jpg", IMAGE, "set/Annotations/a.xml", xml))
                .containsExactly(new Row(
                        "set/JPEGImages/a.jpg",
                        40,
                        30,
                        "[{\"label\":\"cat\",\"box\":[0,0,40,30]},{\"label\":\"dog\",\"box\":[6,8,1,1]}]",
                        null));
    }

    @Test
    void anAnnotationMayLieBesideItsImageAndNameNothing() throws IOException {
        assertThat(rows("a.png", MadeImages.png(5, 4), "a.xml", "<annotation/>"))
                .containsExactly(new Row("a.png", 5, 4, "[]", null));
    }

    @Test
    void theListsOfImagesTellTheSplitAndTrainIsMoreThanTrainval() throws IOException {
        List<Row> rows = rows(
                "JPEGImages/a.jpg",
                IMAGE,
                "JPEGImages/b.jpg",
                IMAGE,
                "JPEGImages/c.jpg",
                IMAGE,
                "JPEGImages/d.jpg",
                IMAGE,
                "Annotations/a.xml",
                "<annotation/>",
                "Annotations/b.xml",
                "<annotation/>",
                "Annotations/c.xml",
                "<annotation/>",
                "Annotations/d.xml",
                "<annotation/>",
                "ImageSets/Main/train.txt",
                "a\n",
                "ImageSets/Main/trainval.txt",
                "a\r\nb\r\n",
                "ImageSets/Main/test.txt",
                "c",
                "ImageSets/Main/cat_test.txt",
                "d -1");
        assertThat(rows).extracting(Row::split).containsExactly("train", "trainval", "test", null);
    }

    @Test
    void cocoRefersByIdInAnyOrderAndItsFilesNameTellsTheSplit() throws IOException {
        String json = """
                {"annotations":[{"id":7,"image_id":2,"category_id":5,"segmentation":[[1,2]],"bbox":[0.5,1,10.004,4]},
                  {"id":8,"image_id":2,"category_id":5,"iscrowd":1,"bbox":[0,0,999,999]}],
                 "info":{"year":2017},"categories":[{"id":5,"name":"cat"}],
                 "images":[{"id":2,"file_name":"a.jpg","width":40,"height":30},{"id":1,"file_name":"b.jpg"}]}""";
        assertThat(rows(
                        "train2017/a.jpg",
                        IMAGE,
                        "train2017/b.jpg",
                        IMAGE,
                        "annotations/instances_train2017.json",
                        json))
                .containsExactly(
                        new Row("train2017/a.jpg", 40, 30, "[{\"label\":\"cat\",\"box\":[0.5,1,10,4]}]", "train"),
                        new Row("train2017/b.jpg", 40, 30, "[]", "train"));
    }

    @Test
    void severalCocoFilesAreOneTable() throws IOException {
        assertThat(rows(
                        "valid/a.jpg",
                        IMAGE,
                        "valid/x.coco.json",
                        coco("a.jpg", "[1,1,2,2]"),
                        "test/a.jpg",
                        IMAGE,
                        "test/x.coco.json",
                        coco("a.jpg", "[1,1,2,2]")))
                .extracting(row -> row.file() + " " + row.split())
                .containsExactly("valid/a.jpg val", "test/a.jpg test");
    }

    @Test
    void whatStandsOutByRoundingIsCutOff() throws IOException {
        assertThat(rows("a.jpg", IMAGE, "a.json", coco("a.jpg", "[-0.4,0,40.6,31]"))
                        .getFirst()
                        .objects())
                .isEqualTo("[{\"label\":\"cat\",\"box\":[0,0,40,30]}]");
    }

    @Test
    void anImageTakenSidewaysHasTheSizeItIsDisplayedWith() throws IOException {
        byte[] sideways = MadeImages.sidewaysJpeg(40, 30);
        assertThat(rows("a.jpg", sideways, "a.xml", MadeImages.voc("a.jpg", 30, 40))
                        .getFirst()
                        .width())
                .isEqualTo(30);
        assertRefused("a.jpg", sideways, "a.xml", MadeImages.voc("a.jpg", 40, 30))
                .hasMessageContaining("says size 40 x 30, and \"a.jpg\" has 30 x 40 pixels");
    }

    @Test
    void otherXmlAndJsonBesideImagesIsNoAnnotation() throws IOException {
        assertThat(rows("0/a.jpg", IMAGE, "0/a.svg.xml", "<svg/>", "b.json", "[1]", "c.json", "{\"images\":[]}"))
                .isEmpty();
        assertThat(rows("a/1.txt", "text", "a/2.xml", "not xml")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "41,1,50,9|outside the image of 40 x 30",
                "1,1,42,9|outside the image of 40 x 30",
                "9,9,3,12|box without area",
                "9,9,12,3|box without area"
            })
    void aBoxThatCannotBeIsToldWithItsObject(String box, String reason) {
        int[] edges = java.util.Arrays.stream(box.split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        assertRefused(
                        "a.jpg",
                        IMAGE,
                        "a.xml",
                        MadeImages.voc("a.jpg", 40, 30, "cat", new int[] {1, 1, 2, 2}, "cat", edges))
                .hasMessageContaining("entry \"a.xml\" object 2 has a box")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<annotation><object>|is not well-formed XML",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><annotation>&x;</annotation>|is not well-formed XML",
                "<annotation><object><name>c</name></object></annotation>|object 1 has no bndbox",
                "<annotation><object><name>c</name><bndbox><xmin>one</xmin></bndbox></object></annotation>|no number as xmin",
                "<annotation><size><width>wide</width></size></annotation>|no number as size width",
                "<annotation><size><width>41</width><height>30</height></size></annotation>|says size 41 x 30"
            })
    void anAnnotationThatCannotBeReadIsNamed(String xml, String reason) {
        assertRefused("a.jpg", IMAGE, "a.xml", xml)
                .hasMessageContaining("entry \"a.xml\" ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("root:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|is not valid JSON",
                "{'images':[{}],'annotations':[],'categories':[]}|images[0] has no file_name",
                "{'images':[{'file_name':'a.jpg'}]}|images[0] has no whole number as id",
                "{'images':[{'id':1,'file_name':'b.jpg'}],'annotations':[],'categories':[]}|names the image \"b.jpg\"",
                "{'images':[],'annotations':[{'image_id':3,'category_id':1,'bbox':[1,1,2,2]}],'categories':[]}|image_id 3",
                "{'images':[],'annotations':[{'image_id':3,'category_id':1,'bbox':[1,1,2]}],'categories':[]}|not four numbers",
                "{'images':[],'annotations':[{'bbox':[1,1,2,2]}],'categories':[]}|annotations[0] has no whole number as image_id"
            })
    void aCocoFileThatCannotBeIsToldWithThePlace(String json, String reason) {
        assertRefused("a.jpg", IMAGE, "a.json", json.replace('\'', '"'))
                .hasMessageContaining("entry \"a.json\" ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,1,0,5]", "[1,1,5,-2]"})
    void aCocoBoxWithoutAreaIsRefused(String box) {
        assertRefused("a.jpg", IMAGE, "a.json", coco("a.jpg", box))
                .hasMessageContaining("annotations[0] has a box without area");
    }

    @Test
    void aLabelThatIsMissingOrTooLongIsRefused() {
        int[] box = {1, 1, 2, 2};
        assertRefused("a.jpg", IMAGE, "a.xml", MadeImages.voc("a.jpg", 40, 30, " ", box))
                .hasMessageContaining("object 1 has no label");
        assertRefused("a.jpg", IMAGE, "a.xml", MadeImages.voc("a.jpg", 40, 30, "x".repeat(201), box))
                .hasMessageContaining("object 1 has a label of 201 characters");
    }

    @Test
    void anImageThatIsNotThereIsTold() {
        assertRefused("a.jpg", IMAGE, "b.xml", MadeImages.voc("c.jpg", 40, 30))
                .hasMessageContaining("entry \"b.xml\" names the image \"c.jpg\", which is not in the archive");
        assertRefused("a.jpg", IMAGE, "a.xml", "<annotation/>", "ImageSets/Main/test.txt", "zzz")
                .hasMessageContaining("names \"zzz\", which is neither an image nor an annotation");
    }

    @Test
    void anImageThatMayBeOneOfTwoIsTold() {
        assertRefused("a.jpg", IMAGE, "a.png", MadeImages.png(4, 4), "a.xml", "<annotation/>")
                .hasMessageContaining("may be \"a.jpg\" or \"a.png\"");
        assertRefused("a.jpg", IMAGE, "a.json", coco("a.jpg", "[1,1,2,2]"), "b.json", coco("a.jpg", "[1,1,2,2]"))
                .hasMessageContaining("annotates \"a.jpg\", which another annotation does as well");
    }

    @Test
    void anImageToTrainOnAndToTestOnIsTold() {
        assertRefused(
                        "a.jpg",
                        IMAGE,
                        "a.xml",
                        "<annotation/>",
                        "ImageSets/Main/test.txt",
                        "a",
                        "ImageSets/Main/train.txt",
                        "a")
                .hasMessageContaining("to be trained on and tested on as well");
    }

    @Test
    void bothKindsOfAnnotationAtOnceAreRefused() {
        assertRefused("a.jpg", IMAGE, "a.xml", "<annotation/>", "a.json", coco("a.jpg", "[1,1,2,2]"))
                .hasMessageContaining("send one kind of annotation only");
    }

    @Test
    void anImageThatCannotBeUsedIsTold() {
        assertRefused("a.jpg", new byte[0], "a.xml", "<annotation/>").hasMessageContaining("is an empty file");
        assertRefused("a.jpg", "x", "a.xml", "<annotation/>").hasMessageContaining("is not a JPEG or PNG image");
        assertRefused("a.gif", MadeImages.gif(4, 4), "a.xml", "<annotation/>")
                .hasMessageContaining("entry \"a.gif\" is not a JPEG or PNG image");
        byte[] cut = java.util.Arrays.copyOf(IMAGE, 30);
        assertRefused("a.jpg", cut, "a.xml", "<annotation/>").hasMessageContaining("is a damaged image");
    }

    @Test
    void aSideMayHaveTwentyThousandPixels() throws IOException {
        assertThat(rows("a.png", MadeImages.png(20_000, 1), "a.xml", "<annotation/>"))
                .hasSize(1);
        assertRefused("a.png", MadeImages.png(1, 20_001), "a.xml", "<annotation/>")
                .hasMessageContaining("is an image of 1 x 20001 pixels; 20000 is the most");
    }

    @Test
    void anAnnotationHasAtMostAMegabyteAndAnArchiveStillUnpacksOnlySoFar() {
        String padding = " ".repeat(1 << 20);
        assertRefused("a.jpg", IMAGE, "a.xml", "<annotation>" + padding + "</annotation>")
                .hasMessageContaining("longer than 1048576 bytes");
        assertRefused("a.jpg", IMAGE, "a.json", "{\"info\":\"" + padding.repeat(4) + "\"}")
                .hasMessageContaining("unpacks to more than 4194304 bytes");
        assertRefused("../a.jpg", IMAGE, "a.xml", "<annotation/>").hasMessageContaining("leads out of the archive");
    }

    @Test
    void asManyObjectsAsTheLimitAreTakenAndOneMoreIsNot() throws IOException {
        int[] box = {1, 1, 2, 2};
        String three = MadeImages.voc("a.jpg", 40, 30, "cat", box, "dog", box, "cat", box);
        String four = MadeImages.voc("a.jpg", 40, 30, "cat", box, "dog", box, "cat", box, "cat", box);
        assertThat(rows("a.jpg", IMAGE, "a.xml", three, "b.jpg", IMAGE, "b.xml", three))
                .hasSize(2);
        assertRefused("a.jpg", IMAGE, "a.xml", three, "b.jpg", IMAGE, "b.xml", four)
                .hasMessageContaining("entry \"b.xml\" takes the archive over 6 annotated objects")
                .hasMessageContaining("aiengine.datasets.max-annotations");
        String six =
                coco("a.jpg", "[1,1,2,2]".repeat(6).replace("][", "]},{\"image_id\":1,\"category_id\":1,\"bbox\":["));
        String seven =
                coco("a.jpg", "[1,1,2,2]".repeat(7).replace("][", "]},{\"image_id\":1,\"category_id\":1,\"bbox\":["));
        assertThat(rows("a.jpg", IMAGE, "a.json", six)).hasSize(1);
        assertRefused("a.jpg", IMAGE, "a.json", seven)
                .hasMessageContaining("entry \"a.json\" takes the archive over 6 annotated objects");
    }

    @Test
    void namesThatAreTooLongAreTold() {
        String long1025 = "n".repeat(1_025);
        assertRefused("a.jpg", IMAGE, "a.xml", MadeImages.voc(long1025, 40, 30))
                .hasMessageContaining("entry \"a.xml\" has a filename of 1025 characters; 1024 is the limit");
        assertRefused("a.jpg", IMAGE, "a.json", coco(long1025, "[1,1,2,2]"))
                .hasMessageContaining("entry \"a.json\" images[0] has a file_name of 1025 characters");
        assertRefused("a.jpg", IMAGE, "a.json", coco("a.jpg", "[1,1,2,2]").replace("cat\"", "x".repeat(201) + "\""))
                .hasMessageContaining("entry \"a.json\" categories[0] has a name of 201 characters; 200 is the limit");
        assertRefused("a.jpg", IMAGE, "a.xml", "<annotation/>", "ImageSets/Main/test.txt", long1025)
                .hasMessageContaining("has a name of 1025 characters");
        assertRefused("a.jpg", IMAGE, "a.json", coco("x".repeat(1 << 17), "[1,1,2,2]"))
                .hasMessageContaining("entry \"a.json\" is not valid JSON: String value length");
    }

    /** A list of many short names, none of which is an object. */
    @Test
    void namesAreBoundedTogether() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 400_000; i++) {
            names.append(i).append('\n');
        }
        assertRefused("a.jpg", IMAGE, "a.xml", "<annotation/>", "ImageSets/Main/test.txt", names.toString())
                .hasMessageContaining(
                        "entry \"ImageSets/Main/test.txt\" takes the names and labels of all annotations over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,1,0.004,5]", "[39.998,1,1,5]", "[1,-0.9,5,0.903]"})
    void aBoxThatRoundsToNothingIsRefused(String box) {
        assertRefused("a.jpg", IMAGE, "a.json", coco("a.jpg", box))
                .hasMessageContaining("annotations[0] has a box without area");
    }

    /** Comments, each as long as one can be, before the size that follows them. */
    @Test
    void anImageWhoseSizeIsFarBehindIsNotReadToItsEnd() throws IOException {
        assertThat(ImageHeader.read(new ByteArrayInputStream(commented(63))).width())
                .isEqualTo(40);
        ByteArrayInputStream far = new ByteArrayInputStream(commented(80));
        assertThat(ImageHeader.read(far).problem()).isEqualTo("does not tell its size in its first 4194304 bytes");
        assertThat(far.available()).isGreaterThan(1_000_000);
    }

    private static byte[] commented(int comments) {
        byte[] comment = new byte[65_537];
        comment[0] = (byte) 0xFF;
        comment[1] = (byte) 0xFE;
        comment[2] = (byte) 0xFF;
        comment[3] = (byte) 0xFF;
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.write(IMAGE, 0, 2);
        for (int i = 0; i < comments; i++) {
            jpeg.writeBytes(comment);
        }
        jpeg.write(IMAGE, 2, IMAGE.length - 2);
        return jpeg.toByteArray();
    }

    private static String coco(String image, String box) {
        return "{\"images\":[{\"id\":1,\"file_name\":\"" + image + "\"}],\"categories\":[{\"id\":1,\"name\":\"cat\"}],"
                + "\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":" + box + "}]}";
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Object... zip) {
        return assertThatThrownBy(() -> rows(zip));
    }

    private List<Row> rows(Object... zip) throws IOException {
        Path file = Files.write(folder.resolve("a.zip"), MadeImages.zip(zip));
        List<Row> rows = new ArrayList<>();
        ArchiveContents.of(new ZipArchive(file, LIMITS), LIMITS).annotated().forEach(rows::add);
        return rows;
    }
}
