package io.perennial.connector.stripe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.perennial.connector.source.Selection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields that are wanted of an object; everything else is left behind. Immutable.
 *
 * <p>Paths lead through lists: {@code items.data.price.unit_amount} is the price of every item.
 * {@code discounts[0].end} keeps the end of every discount, so that the first keeps its place.
 */
final class Wanted {

  private static final Pattern NOT_THE_NAME = Pattern.compile("\\[[^\\]]*]|\\?$");
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d+");

  /** What Stripe shows as an id unless it is asked for more; a customer never is. */
  private static final List<String> REFERENCES =
      List.of("discount.source.coupon", "discounts.source.coupon", "discounts");

  private final Branch root = new Branch();
  private final TreeSet<String> expansions = new TreeSet<>();

  private Wanted() {}

  static Wanted of(Selection selection) {
    Wanted wanted = new Wanted();
    for (String field : selection.fields()) {
      String path = NOT_THE_NAME.matcher(field).replaceAll("");
      wanted.root.grow(path);
      REFERENCES.stream()
          .filter(reference -> path.startsWith(reference + "."))
          .findFirst()
          .ifPresent(wanted.expansions::add);
    }
    return wanted;
  }

  /** References to be shown as objects, for example {@code discounts.source.coupon}. */
  List<String> expansions() {
    return List.copyOf(expansions);
  }

  /** The same for the objects of a list. */
  List<String> expansionsOfList() {
    return expansions.stream().map(path -> "data." + path).toList();
  }

  /** Whether anything is wanted of a field at the top. */
  boolean has(String field) {
    return root.below.containsKey(field);
  }

  Map<String, @Nullable Object> of(JsonObject object) {
    return root.cut(object);
  }

  /** Fields to keep below one field. */
  private static final class Branch {

    private final Map<String, Branch> below = new TreeMap<>();
    private boolean whole;

    void grow(String path) {
      Branch branch = this;
      for (String name : DOT.split(path)) {
        branch = branch.below.computeIfAbsent(name, key -> new Branch());
      }
      branch.whole = true;
    }

    Map<String, @Nullable Object> cut(JsonObject object) {
      Map<String, @Nullable Object> kept = new LinkedHashMap<>();
      for (Map.Entry<String, JsonElement> field : object.entrySet()) {
        Branch branch = whole ? this : below.get(field.getKey());
        if (branch != null) {
          kept.put(field.getKey(), branch.keep(field.getValue()));
        }
      }
      return kept;
    }

    /** A plain value where only fields inside of it are wanted is none of them. */
    private @Nullable Object keep(JsonElement value) {
      if (value instanceof JsonArray items) {
        List<@Nullable Object> kept = new ArrayList<>();
        items.forEach(item -> kept.add(keep(item)));
        return kept;
      }
      if (value instanceof JsonObject object) {
        return cut(object);
      }
      return whole && value instanceof JsonPrimitive plain ? plain(plain) : null;
    }

    /** The text itself if it is a number that nothing can hold, for example 1e99999999999. */
    private static Object number(String text) {
      try {
        return WHOLE_NUMBER.matcher(text).matches()
            ? (Object) new BigInteger(text)
            : new BigDecimal(text);
      } catch (NumberFormatException beyond) {
        return text;
      }
    }

    private static Object plain(JsonPrimitive value) {
      if (value.isBoolean()) {
        return value.getAsBoolean();
      }
      String text = value.getAsString();
      return value.isNumber() ? number(text) : text;
    }
  }
}
