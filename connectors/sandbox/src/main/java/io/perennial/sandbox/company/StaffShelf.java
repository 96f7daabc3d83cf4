package io.perennial.sandbox.company;

import io.perennial.sandbox.company.draw.Dice;
import io.perennial.sandbox.company.draw.Names;
import io.perennial.sandbox.company.record.Keys;
import io.perennial.sandbox.world.Shelf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The people of the company itself who own accounts: Salesforce's users. */
final class StaffShelf implements Shelf {

  private final int size;
  private final long seed;
  private final Keys keys;
  private final Instant hired;

  StaffShelf(int size, long seed, Keys keys, LocalDate today) {
    this.size = size;
    this.seed = seed;
    this.keys = keys;
    this.hired = today.minusYears(4).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String id(int index) {
    return keys.user(index);
  }

  @Override
  public OptionalInt index(String id) {
    return keys.userIndex(id, size);
  }

  @Override
  public long modifiedAt(int index) {
    return hired.toEpochMilli();
  }

  @Override
  public Map<String, Object> record(int index) {
    Dice dice = Dice.of(seed, index);
    String given = Names.given(dice);
    String family = Names.family(dice);
    String address =
        "%s.%s.%d@perennial-demo.example".formatted(given, family, index).toLowerCase(Locale.ROOT);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Username", address);
    fields.put("FirstName", given);
    fields.put("LastName", family);
    fields.put("Email", address);
    fields.put("IsActive", true);
    fields.put("UserType", "Standard");
    fields.put("Title", index % 2 == 0 ? "Account Executive" : "Customer Success Manager");
    fields.put("CreatedDate", hired);
    return fields;
  }
}
