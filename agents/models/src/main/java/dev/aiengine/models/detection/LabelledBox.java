package dev.aiengine.models.detection;

/** An object that an annotator marked; {@code label} is its number. */
record LabelledBox(int label, Box box) {}
