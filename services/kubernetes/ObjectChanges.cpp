#include "services/kubernetes/ObjectChanges.h"

#include <algorithm>

namespace ph {

namespace {

std::string metadataText(const Json& object, const char* name)
{
    return JsonReader(object).child("metadata").text(name).toStdString();
}

bool isNumber(const std::string& text)
{
    return !text.empty() && text.front() != '0' &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<Json> takeValues(std::unordered_map<std::string, Json>& objects)
{
    std::vector<Json> values;
    values.reserve(objects.size());
    for (auto& [key, object] : objects)
        values.push_back(std::move(object));
    objects.clear();
    return values;
}

} // namespace

std::string objectKey(const Json& object)
{
    const std::string name = metadataText(object, "name");
    return name.empty() ? std::string() : metadataText(object, "namespace") + '/' + name;
}

std::string objectVersion(const Json& object)
{
    return metadataText(object, "resourceVersion");
}

bool isNewerVersion(const std::string& version, const std::string& than)
{
    if (!isNumber(version) || !isNumber(than))
        return version != than || version.empty();
    return version.size() != than.size() ? version.size() > than.size() : version > than;
}

bool ToldVersions::tellUpsert(const Json& object)
{
    const std::string version = objectVersion(object);
    const auto [it, isNew] = versions_.try_emplace(objectKey(object), version);
    if (!isNew && !isNewerVersion(version, it->second))
        return false;
    it->second = version;
    return true;
}

bool ToldVersions::tellRemoval(const Json& object)
{
    const auto it = versions_.find(objectKey(object));
    if (it == versions_.end() || isNewerVersion(it->second, objectVersion(object)))
        return false;
    versions_.erase(it);
    return true;
}

void ToldVersions::tellEverything(const ObjectChanges& everything)
{
    std::erase_if(versions_, [&](const auto& told) { return !everything.asTold.contains(told.first); });
    for (const Json& object : everything.upserts)
        versions_.insert_or_assign(objectKey(object), objectVersion(object));
}

bool ToldVersions::isAsTold(const Json& object) const
{
    const auto it = versions_.find(objectKey(object));
    return it != versions_.end() && it->second == objectVersion(object);
}

void GatheredChanges::upsert(Json object)
{
    std::string key = objectKey(object);
    upserts_.insert_or_assign(std::move(key), std::move(object));
}

void GatheredChanges::remove(Json object)
{
    const std::string key = objectKey(object);
    upserts_.erase(key);
    removals_.insert_or_assign(key, std::move(object));
}

ObjectChanges GatheredChanges::take()
{
    return {ObjectChanges::Kind::Some, takeValues(upserts_), takeValues(removals_), {}};
}

} // namespace ph
