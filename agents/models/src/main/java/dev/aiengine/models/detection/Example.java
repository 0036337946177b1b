package dev.aiengine.models.detection;

import java.util.List;

/** One input of the network and the objects on it, in pixels of the input. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Example(float[] planes, List<LabelledBox> objects) {}
