package io.perennial.sandbox.salesforce;

import io.perennial.sandbox.salesforce.org.Identity;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.state.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The users who can log in, and the records that make an organisation theirs. */
record Staff(SalesforceUser integration, SalesforceUser admin, SalesforceUser person) {

  static Staff of(SalesforceOptions options) {
    Identity identity = options.identity();
    return new Staff(
        identity.integration(options.integrationCustomizes()), identity.admin(), identity.person());
  }

  List<SalesforceUser> all() {
    return List.of(integration, admin, person);
  }

  /** Creates the organisation's record, the profile and the users. */
  void moveInto(Org org) {
    org.write(
        () -> {
          organization(org);
          add(
              org,
              "Profile",
              org.identity().profileId(),
              Map.of("Name", "Standard User", "UserType", "Standard"));
          all().forEach(user -> add(org, "User", user.id(), fields(org, user)));
          profile(org);
          return true;
        },
        done -> true);
  }

  private static void organization(Org org) {
    Identity identity = org.identity();
    add(
        org,
        "Organization",
        identity.organizationId(),
        Map.of(
            "Name",
            identity.name(),
            "InstanceName",
            identity.sandbox() ? "USA1S" : "USA" + identity.number(),
            "IsSandbox",
            identity.sandbox(),
            "OrganizationType",
            "Developer Edition",
            "DefaultCurrencyIsoCode",
            identity.currency(),
            "DefaultLocaleSidKey",
            "en_US",
            "LanguageLocaleKey",
            "en_US",
            "TimeZoneSidKey",
            "GMT",
            "FiscalYearStartMonth",
            1));
    if (identity.multiCurrency()) {
      add(
          org,
          "CurrencyType",
          org.newId(org.schema().standard("CurrencyType")),
          Map.of(
              "IsoCode",
              identity.currency(),
              "ConversionRate",
              1,
              "DecimalPlaces",
              2,
              "IsActive",
              true,
              "IsCorporate",
              true));
    }
  }

  /** What a profile allows stands in a permission set of its own, which all its users have. */
  private void profile(Org org) {
    String set = org.identity().profileSetId();
    add(
        org,
        "PermissionSet",
        set,
        Map.of(
            "Name",
            "X" + org.identity().profileId(),
            "Label",
            "X" + org.identity().profileId(),
            "IsOwnedByProfile",
            true,
            "ProfileId",
            org.identity().profileId(),
            "PermissionsApiEnabled",
            true,
            "PermissionsViewAllData",
            true));
    all()
        .forEach(
            user ->
                add(
                    org,
                    "PermissionSetAssignment",
                    org.newId(org.schema().standard("PermissionSetAssignment")),
                    Map.of("PermissionSetId", set, "AssigneeId", user.id())));
  }

  private static Map<String, Object> fields(Org org, SalesforceUser user) {
    String[] words = user.name().split(" ");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("Username", user.username());
    fields.put("FirstName", words[0]);
    fields.put("LastName", words[words.length - 1]);
    fields.put("Email", user.username());
    fields.put("IsActive", true);
    fields.put("ProfileId", org.identity().profileId());
    fields.put("UserType", "Standard");
    fields.put("TimeZoneSidKey", "GMT");
    return fields;
  }

  private static void add(Org org, String object, String id, Map<String, Object> fields) {
    ObjectType type = org.schema().standard(object);
    org.create(type, new Entry(id, org.now().toEpochMilli(), false, fields));
  }
}
