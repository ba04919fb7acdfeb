package dev.muster.verify.report;

/// The areas of `docs/standards.md`, by the title that people know.
final class Areas {

    private Areas() {}

    static String title(String area) {
        String title = switch (area) {
            case "DSC" -> "Discovery";
            case "SCH" -> "Schemas";
            case "TYP" -> "Data types";
            case "NUL" -> "Unassigned values";
            case "COM" -> "Common attributes";
            case "RES" -> "Users and groups";
            case "CRE" -> "Create";
            case "GET" -> "Retrieve and selection of attributes";
            case "PUT" -> "Replace";
            case "PAT" -> "PATCH";
            case "DEL" -> "Delete";
            case "FLT" -> "Filters";
            case "SRT" -> "Sorting";
            case "PAG" -> "Pages by index";
            case "CUR" -> "Pages by cursor";
            case "SEA" -> "Search by POST";
            case "MEE" -> "/Me";
            case "BLK" -> "Bulk";
            case "ETG" -> "Versions";
            case "MED" -> "Media types";
            case "ERR" -> "Errors";
            case "SEC" -> "Security";
            default -> "";
        };
        return (area + " " + title).strip();
    }
}
