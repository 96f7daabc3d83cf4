package io.perennial.console.customers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.perennial.health.flag.FlagName;
import io.perennial.renewal.RenewalFlag;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which customers are wanted, in which order: what the page's address says. What cannot be
 * understood is left out.
 *
 * @param search part of a name; empty for all
 * @param band name of a band; empty for all
 * @param renewal name of a renewal flag; empty for all
 * @param flag name of an open flag; empty for all
 * @param page the first is 1
 */
record Wanted(
    String search, String band, String renewal, String flag, Order order, boolean up, int page) {

  private static final int LONGEST = 200;

  Wanted {
    search = search.strip();
    search = search.length() > LONGEST ? search.substring(0, LONGEST) : search;
    search = search.replace("\0", "");
    page = Math.max(1, page);
  }

  /** Of the raw parameters of an address. */
  static Wanted of(
      String search,
      String band,
      String renewal,
      String flag,
      String sort,
      String direction,
      String page) {
    Order order = Order.of(sort).orElse(Order.NAME);
    boolean up = direction.isEmpty() ? order.upFirst() : !direction.equals("desc");
    return new Wanted(
        search,
        band.replace("\0", ""),
        known(renewal, RenewalFlag.values()),
        known(flag, FlagName.values()),
        order,
        up,
        number(page));
  }

  private static String known(String name, Enum<?>[] choices) {
    return Arrays.stream(choices).anyMatch(choice -> choice.name().equals(name)) ? name : "";
  }

  private static int number(String page) {
    try {
      return Integer.parseInt(page);
    } catch (NumberFormatException notANumber) {
      return 1;
    }
  }

  Wanted withPage(int other) {
    return new Wanted(search, band, renewal, flag, order, up, other);
  }

  /** The same customers in another order, or the other way round. */
  Wanted withOrder(Order other) {
    boolean turned = other == order ? !up : other.upFirst();
    return new Wanted(search, band, renewal, flag, other, turned, 1);
  }

  boolean filtered() {
    return !(search + band + renewal + flag).isEmpty();
  }

  String direction() {
    return up ? "asc" : "desc";
  }

  /** The address that says so; what is as usual is left out. */
  String address() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("search", search);
    parts.put("band", band);
    parts.put("renewal", renewal);
    parts.put("flag", flag);
    boolean usual = order == Order.NAME && up;
    parts.put("sort", usual ? "" : order.key());
    parts.put("order", usual ? "" : direction());
    parts.put("page", page == 1 ? "" : String.valueOf(page));
    String query =
        parts.entrySet().stream()
            .filter(part -> !part.getValue().isEmpty())
            .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "/customers" : "/customers?" + query;
  }
}
