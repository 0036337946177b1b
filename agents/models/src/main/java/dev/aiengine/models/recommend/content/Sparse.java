package dev.aiengine.models.recommend.content;

/**
 * A matrix with few numbers in each row, row after row.
 *
 * @param start the first place of each row in the other arrays; one longer than there are rows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sparse(int columns, int[] start, int[] column, float[] value) {

    int rows() {
        return start.length - 1;
    }

    /** This matrix times a dense one. */
    float[][] times(float[][] dense, int width) {
        float[][] product = new float[rows()][width];
        for (int row = 0; row < rows(); row++) {
            for (int place = start[row]; place < start[row + 1]; place++) {
                add(product[row], value[place], dense[column[place]]);
            }
        }
        return product;
    }

    /** This matrix, transposed, times a dense one. */
    float[][] transposedTimes(float[][] dense, int width) {
        float[][] product = new float[columns][width];
        for (int row = 0; row < rows(); row++) {
            for (int place = start[row]; place < start[row + 1]; place++) {
                add(product[column[place]], value[place], dense[row]);
            }
        }
        return product;
    }

    private static void add(float[] sum, float factor, float[] vector) {
        for (int at = 0; at < sum.length; at++) {
            sum[at] += factor * vector[at];
        }
    }
}
