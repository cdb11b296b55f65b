#pragma once

#include "services/http/Json.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ph {

/// What happened to objects of one kind. An object is told apart by namespace and name; none is both in
/// `upserts` and in `removals`.
struct ObjectChanges {
    enum class Kind {
        Everything, ///< what is neither among `upserts` nor in `asTold` is gone
        Some
    } kind = Kind::Some;
    std::vector<Json> upserts;
    std::vector<Json> removals; ///< last known state of what was deleted
    /// Of Everything: the keys of what is as it was told before. A large list is not told twice.
    std::unordered_set<std::string> asTold = {};
};

/// "NAMESPACE/NAME"; empty for what has no name.
std::string objectKey(const Json& object);
/// metadata.resourceVersion, or empty.
std::string objectVersion(const Json& object);
/// True unless `version` is known to be as old as `than` or older. Versions are numbers that grow within one
/// resource; servers that count in another way are believed to send what is new.
/// https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
bool isNewerVersion(const std::string& version, const std::string& than);

/// The versions that were told, so that nothing is told twice and nothing old after what is newer.
class ToldVersions {
public:
    /// True where the object is news; it counts as told then.
    bool tellUpsert(const Json& object);
    /// True where the object was there and is not newer than its removal.
    bool tellRemoval(const Json& object);
    /// Of Kind::Everything.
    void tellEverything(const ObjectChanges& everything);
    bool isAsTold(const Json& object) const;

private:
    std::unordered_map<std::string, std::string> versions_;
};

/// Changes that are told together: of one object the last.
class GatheredChanges {
public:
    bool isEmpty() const { return upserts_.empty() && removals_.empty(); }
    void upsert(Json object);
    void remove(Json object);
    /// An object of this name was removed: what replaces it must be told after that.
    bool removes(const Json& object) const { return removals_.contains(objectKey(object)); }
    ObjectChanges take(); ///< empties it

private:
    std::unordered_map<std::string, Json> upserts_, removals_;
};

} // namespace ph
