package dev.aiengine.launcher.demo.made;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A shop: its products, who rated what, which customers left, and what flats are worth. */
public final class Shop {
    private static final int USERS = 300;
    private static final int ITEMS = 120;
    private static final List<String> KINDS = List.of("tea", "coffee", "bread", "cheese");
    private static final List<List<String>> WORDS = List.of(
            List.of("leaf", "green", "smoky", "jasmine", "pot", "infusion"),
            List.of("roast", "bean", "dark", "espresso", "crema", "grinder"),
            List.of("crust", "rye", "sourdough", "oven", "seeded", "loaf"),
            List.of("rind", "aged", "creamy", "blue", "goat", "cellar"));
    private static final List<String> PLANS = List.of("basic", "plus", "family");
    private static final List<String> DISTRICTS = List.of("harbour", "old town", "hills", "station");

    /** {@code item,title,kind,price}. */
    public static final Made PRODUCTS = new Rows("products", "item,title,kind,price", ITEMS, 31, (item, random) -> {
        int kind = item % KINDS.size();
        return "p" + item + "," + words(kind, random) + "," + KINDS.get(kind) + ","
                + decimal(3 + 4 * kind + 6 * random.nextDouble());
    });

    /** {@code user,item,rating}: every user loves one kind and likes another. */
    public static final Made RATINGS = new Rows("ratings", "user,item,rating", USERS * 24, 32, (row, random) -> {
        int user = row / 24;
        // Steps that have no factor in common with the number of items meet no item twice
        int item = (user * 7 + row % 24 * 49) % ITEMS;
        int distance = Math.floorMod(item - user, KINDS.size());
        double liked = 4.6 - 1.1 * Math.min(distance, KINDS.size() - distance) + 0.5 * random.nextGaussian();
        return "u" + user + ",p" + item + "," + Math.clamp(Math.round(liked), 1, 5);
    });

    /** {@code months,plan,calls,age,left}; some ages are not known. */
    public static final Made CUSTOMERS =
            new Rows("customers", "months,plan,calls,age,left", 3_000, 33, (row, random) -> {
                int months = random.nextInt(1, 60);
                String plan = PLANS.get(random.nextInt(PLANS.size()));
                int calls = random.nextInt(9);
                double risk = 0.45 * calls - 0.06 * months + (plan.equals("basic") ? 0.9 : 0) + random.nextGaussian();
                String age = random.nextInt(10) == 0 ? "" : Integer.toString(random.nextInt(18, 85));
                return months + "," + plan + "," + calls + "," + age + "," + (risk > 0.6 ? "leaves" : "stays");
            });

    /** {@code area,rooms,district,year,price}. */
    public static final Made FLATS = new Rows("flats", "area,rooms,district,year,price", 2_000, 34, (row, random) -> {
        double area = 25 + 120 * random.nextDouble();
        int district = random.nextInt(DISTRICTS.size());
        int year = random.nextInt(1900, 2025);
        double price =
                area * (2_500 + 900 * district) * (1 + (year - 1900) / 500.0) * (1 + 0.05 * random.nextGaussian());
        return decimal(area) + "," + (int) Math.ceil(area / 28) + "," + DISTRICTS.get(district) + "," + year + ","
                + Math.round(price);
    });

    private static String words(int kind, Random random) {
        List<String> words = WORDS.get(kind);
        return words.get(random.nextInt(words.size())) + " " + words.get(random.nextInt(words.size())) + " no "
                + random.nextInt(9);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private Shop() {}
}
