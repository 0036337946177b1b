package dev.aiengine.models.image;

import java.util.List;

/**
 * Images made the size that is learned, with the numbers of their labels.
 *
 * @param images squares, a few kilobytes each, so that all of them stay in memory
 */
record LabelledImages(List<Pixels> images, List<Integer> labels) {

    LabelledImages at(List<Integer> positions) {
        return new LabelledImages(
                positions.stream().map(images::get).toList(),
                positions.stream().map(labels::get).toList());
    }
}
