package dev.aiengine.models.text.cnn;

import java.util.List;

/** Texts as word numbers, each with its label's number. */
record Encoded(List<int[]> texts, List<Integer> labels) {

    static Encoded of(Vocabulary vocabulary, List<String> texts, List<Integer> labels, int longest) {
        return new Encoded(
                texts.stream().map(text -> vocabulary.encode(text, longest)).toList(), labels);
    }

    int size() {
        return labels.size();
    }
}
