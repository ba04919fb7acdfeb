package dev.muster.setting;

/// A SCIM attribute path and the field it fills (rules F2, F4, F5).
///
/// @param attribute the path as the administrator wrote it; it was checked when the setting was saved
/// @param fieldKey the key of the field
public record Mapping(String attribute, String fieldKey) {}
