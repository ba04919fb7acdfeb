package dev.muster.console;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// A picture of a page with 256 colours, which is a third of its size and looks the same: pages have few colours,
/// and the many between them are the edges of letters.
record SmallPicture(List<Integer> palette, BufferedImage image) {

    private static final int COLOURS = 256;

    static byte[] of(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels(image)) {
            counts.merge(pixel, 1, Integer::sum);
        }
        List<Integer> palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        return new SmallPicture(palette, image).png();
    }

    private byte[] png() throws IOException {
        int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
        IndexColorModel model = new IndexColorModel(8, colours.length, colours, 0, false, -1, 0);
        BufferedImage small =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        int[] pixels = pixels(image);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = nearest.computeIfAbsent(pixels[i], this::nearest);
        }
        small.getRaster().setPixels(0, 0, image.getWidth(), image.getHeight(), pixels);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "png", out);
        return out.toByteArray();
    }

    private int nearest(int colour) {
        int best = 0;
        for (int i = 1; i < palette.size(); i++) {
            if (distance(colour, palette.get(i)) < distance(colour, palette.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = ((one >> shift) & 255) - ((other >> shift) & 255);
            sum += difference * difference;
        }
        return sum;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
