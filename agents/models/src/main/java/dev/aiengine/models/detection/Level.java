package dev.aiengine.models.detection;

import java.util.List;

/**
 * One of the network's grids.
 *
 * @param stride pixels of the input from one cell to the next
 * @param anchors the shapes that each cell has a box for
 */
record Level(int stride, List<Shape> anchors) {}
