#include "app/palette/ObjectSearch.h"

#include "app/ConnectionsController.h"

namespace ph {

namespace {

std::vector<NamedObject> foundIn(const std::vector<ObjectIndexPtr>& indexes, const QString& query,
                                 const std::stop_token& stop)
{
    struct Found {
        const ObjectIndex* index;
        ObjectIndex::Hit hit;
    };
    std::vector<Found> all;
    for (const auto& index : indexes) {
        if (!index)
            continue;
        for (const auto& hit : index->find(query, ObjectSearch::mostFound, stop))
            all.push_back({index.get(), hit});
    }
    std::ranges::stable_sort(all, std::greater(), [](const Found& found) { return found.hit.score; });
    all.resize(std::min(all.size(), ObjectSearch::mostFound));
    std::vector<NamedObject> objects;
    objects.reserve(all.size());
    for (const auto& found : all)
        objects.push_back(found.index->at(found.hit.index));
    return objects;
}

} // namespace

ObjectSearch::ObjectSearch(Workspace& workspace, ConnectionsController& connections, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
{
}

void ObjectSearch::refresh()
{
    if (!madeJob_.isRunning())
        readMade();
    readCached();
}

void ObjectSearch::readMade()
{
    madeJob_ = workspace_.runner().run<ObjectIndexPtr>(
        {},
        [&workspace = workspace_, connections = connections_.connections()](JobContext&) {
            return readMadeObjects(workspace, connections);
        },
        this,
        [this](Result<ObjectIndexPtr> read) {
            if (!read)
                return;
            made_ = *read;
            searched_.reset();
            search(query_);
        });
}

void ObjectSearch::readCached()
{
    const auto revision = workspace_.cache().revision();
    const auto names = connections_.names();
    if (cachedJob_.isRunning() || (cached_ && revision == cachedRevision_ && names == cachedNames_))
        return;
    cachedJob_ = workspace_.runner().run<ObjectIndexPtr>(
        {},
        [&cache = workspace_.cache(), names](JobContext& context) {
            return readCachedObjects(cache, names, context.stop);
        },
        this,
        [this, revision, names](Result<ObjectIndexPtr> read) {
            if (!read)
                return;
            cached_ = *read;
            cachedRevision_ = revision;
            cachedNames_ = names;
            searched_.reset();
            search(query_);
        });
}

void ObjectSearch::search(const QString& query)
{
    query_ = query;
    if (!findJob_.isRunning())
        find();
}

void ObjectSearch::find()
{
    searched_ = query_;
    findJob_ = workspace_.runner().run<std::vector<NamedObject>>(
        {},
        [indexes = std::vector{made_, cached_}, query = query_](JobContext& context)
            -> Result<std::vector<NamedObject>> { return foundIn(indexes, query, context.stop); },
        this,
        [this](Result<std::vector<NamedObject>> found) {
            if (found) {
                found_ = std::move(*found);
                Q_EMIT changed();
            }
            if (query_ != searched_)
                find();
        });
}

} // namespace ph
