package dev.muster.scim.patch;

import dev.muster.refusal.Refusal;
import java.util.List;

/// Patches of a user that are refused, and how.
final class PatchRefusals {

    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    record Refuses(String fact, String before, String operations, Class<? extends Refusal> refusal) {}

    static final List<Refuses> ALL = List.of(
            new Refuses(
                    "PAT-04 unknown op", "", "{'op':'move','path':'title','value':'x'}", Refusal.InvalidSyntax.class),
            new Refuses("PAT-04 no op", "", "{'path':'title','value':'x'}", Refusal.InvalidSyntax.class),
            new Refuses(
                    "PAT-11 a path that does not parse",
                    "",
                    "{'op':'add','path':'title..x','value':'x'}",
                    Refusal.InvalidPath.class),
            new Refuses(
                    "PAT-11 a path to an unknown attribute",
                    "",
                    "{'op':'add','path':'shoeSize','value':'x'}",
                    Refusal.InvalidPath.class),
            new Refuses(
                    "PAT-11 a path into an unknown extension",
                    "",
                    "{'op':'add','path':'urn:acme:1.0:User:size','value':'x'}",
                    Refusal.InvalidPath.class),
            new Refuses(
                    "PAT-11 a filter on a single value",
                    "",
                    "{'op':'add','path':'title[value eq `x`]','value':'x'}",
                    Refusal.InvalidPath.class),
            new Refuses(
                    "PAT-12 a filter that does not parse",
                    "",
                    "{'op':'add','path':'emails[type eq].value','value':'x'}",
                    Refusal.InvalidFilter.class),
            new Refuses(
                    "PAT-17 id is read-only", "", "{'op':'replace','path':'id','value':'x'}", Refusal.Mutability.class),
            new Refuses(
                    "PAT-17 id is read-only without path too",
                    "",
                    "{'op':'replace','value':{'id':'" + UserPatchTest.ID + "'}}",
                    Refusal.Mutability.class),
            new Refuses(
                    "COM-07 meta is read-only",
                    "",
                    "{'op':'replace','path':'meta.created','value':'x'}",
                    Refusal.Mutability.class),
            new Refuses(
                    "RES-11 groups are read-only",
                    "",
                    "{'op':'add','path':'groups','value':[{'value':'x'}]}",
                    Refusal.Mutability.class),
            new Refuses(
                    "PAT-17 manager.displayName is read-only",
                    "",
                    "{'op':'remove','path':'" + ENT + ":manager.displayName'}",
                    Refusal.Mutability.class),
            new Refuses(
                    "PAT-19 a value of another type",
                    "",
                    "{'op':'replace','path':'active','value':'False'}",
                    Refusal.InvalidValue.class),
            new Refuses(
                    "PAT-21 two primaries in one value",
                    "",
                    "{'op':'add','path':'emails','value':[{'value':'a','primary':true},{'value':'b','primary':true}]}",
                    Refusal.InvalidValue.class),
            new Refuses("PAT-23 add without value", "", "{'op':'add','path':'title'}", Refusal.InvalidValue.class),
            new Refuses(
                    "PAT-23 replace without value", "", "{'op':'replace','path':'title'}", Refusal.InvalidValue.class),
            new Refuses("PAT-25 no path and no object", "", "{'op':'add','value':'x'}", Refusal.InvalidValue.class),
            new Refuses(
                    "PAT-25 no path and an array",
                    "",
                    "{'op':'add','value':[{'title':'x'}]}",
                    Refusal.InvalidValue.class),
            new Refuses(
                    "PAT-27 a complex value that is no object",
                    "",
                    "{'op':'add','path':'name','value':'Ada'}",
                    Refusal.InvalidValue.class),
            new Refuses("PAT-35 remove without path", "", "{'op':'remove'}", Refusal.NoTarget.class),
            new Refuses(
                    "PAT-42 remove of what is required",
                    "",
                    "{'op':'remove','path':'userName'}",
                    Refusal.Mutability.class),
            new Refuses(
                    "PAT-53 null for what is required",
                    "",
                    "{'op':'replace','path':'userName','value':null}",
                    Refusal.Mutability.class),
            new Refuses(
                    "NUL-05 empty text for what is required",
                    "",
                    "{'op':'replace','path':'userName','value':''}",
                    Refusal.InvalidValue.class),
            new Refuses(
                    "PAT-33 a filter that describes no element",
                    "",
                    "{'op':'add','path':'emails[type ne `work`].value','value':'a@x'}",
                    Refusal.NoTarget.class),
            new Refuses(
                    "PAT-52 replace without match",
                    "'emails':[{'value':'a@x','type':'home'}]",
                    "{'op':'replace','path':'emails[type eq `work`].value','value':'b@x'}",
                    Refusal.NoTarget.class),
            new Refuses(
                    "PAT-07 a failing operation after a good one",
                    "",
                    "{'op':'add','path':'title','value':'x'},{'op':'replace','path':'emails[type eq `work`].value','value':'b@x'}",
                    Refusal.NoTarget.class),
            new Refuses(
                    "PAT-58 no index",
                    "'emails':[{'value':'a@x'}]",
                    "{'op':'remove','path':'emails[0]'}",
                    Refusal.InvalidFilter.class));

    private PatchRefusals() {}
}
