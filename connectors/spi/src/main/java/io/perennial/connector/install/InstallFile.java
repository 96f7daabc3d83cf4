package io.perennial.connector.install;

/**
 * A file from which an admin makes by hand what {@link Installer#install} makes by calls.
 *
 * @param path below the folder of the connection, with slashes, for example {@code
 *     force-app/main/default/permissionsets/Perennial_Reader.permissionset-meta.xml}
 * @param text its content
 */
public record InstallFile(String path, String text) {}
