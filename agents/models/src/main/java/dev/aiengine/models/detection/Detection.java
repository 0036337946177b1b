package dev.aiengine.models.detection;

/** An object that a network found. */
record Detection(int label, float score, Box box) {}
