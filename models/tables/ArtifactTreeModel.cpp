#include "models/tables/ArtifactTreeModel.h"

#include "models/tables/Format.h"

#include <algorithm>

namespace ph {

struct ArtifactTreeModel::Node {
    ArtifactEntry entry;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;
    State state = State::NotAsked;
    Error error;
    qint64 seenMs = noTime;

    bool isDirectory() const { return entry.kind == ArtifactEntry::Kind::Directory; }
    QString name() const { return entry.path.section(u'/', -1); }
    int row() const
    {
        const auto& all = parent->children;
        const auto at =
            std::find_if(all.begin(), all.end(), [this](const auto& node) { return node.get() == this; });
        return int(at - all.begin());
    }
};

namespace {

// What a server names may be anything; only a single plain part below the directory asked for is taken.
bool directlyBelow(const QString& directory, const QString& path)
{
    const QString prefix = directory.isEmpty() ? QString() : directory + u'/';
    if (!path.startsWith(prefix))
        return false;
    const QString name = path.mid(prefix.size());
    return !name.isEmpty() && !name.contains(u'/') && name != QStringLiteral(".") &&
           name != QStringLiteral("..");
}

bool before(const ArtifactEntry& a, const ArtifactEntry& b)
{
    const bool aDir = a.kind == ArtifactEntry::Kind::Directory;
    const bool bDir = b.kind == ArtifactEntry::Kind::Directory;
    return aDir != bDir ? aDir : a.path < b.path;
}

} // namespace

ArtifactTreeModel::ArtifactTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
    , root_(std::make_unique<Node>())
{
    root_->entry.kind = ArtifactEntry::Kind::Directory;
}

ArtifactTreeModel::~ArtifactTreeModel() = default;

void ArtifactTreeModel::clear()
{
    if (!root_->children.empty()) {
        beginRemoveRows({}, 0, int(root_->children.size()) - 1);
        root_->children.clear();
        endRemoveRows();
    }
    root_->state = State::NotAsked;
    root_->seenMs = noTime;
}

void ArtifactTreeModel::applyLoading(const QString& directory)
{
    if (Node* node = find(directory); node && node->isDirectory()) {
        node->state = State::Loading;
        if (node != root_.get())
            Q_EMIT dataChanged(indexOf(node), indexOf(node, ColumnCount - 1));
    }
}

void ArtifactTreeModel::applyFailure(const QString& directory, const Error& error)
{
    if (Node* node = find(directory); node && node->isDirectory()) {
        node->state = State::Failed;
        node->error = error;
        if (node != root_.get())
            Q_EMIT dataChanged(indexOf(node), indexOf(node, ColumnCount - 1));
    }
}

void ArtifactTreeModel::apply(const QString& directory, const QList<ArtifactEntry>& entries, qint64 seenMs)
{
    Node* node = find(directory);
    if (!node || !node->isDirectory())
        return;
    QList<ArtifactEntry> wanted;
    for (const ArtifactEntry& entry : entries) {
        if (directlyBelow(directory, entry.path))
            wanted.append(entry);
    }
    std::sort(wanted.begin(), wanted.end(), before);
    wanted.erase(std::unique(wanted.begin(), wanted.end(),
                             [](const auto& a, const auto& b) { return a.path == b.path; }),
                 wanted.end());
    const QModelIndex parent = indexOf(node);
    auto& have = node->children;
    for (int row = int(have.size()) - 1; row >= 0; --row) {
        const ArtifactEntry& old = have[std::size_t(row)]->entry;
        const bool stays = std::any_of(wanted.begin(), wanted.end(), [&](const ArtifactEntry& entry) {
            return entry.path == old.path && entry.kind == old.kind;
        });
        if (!stays) {
            beginRemoveRows(parent, row, row);
            have.erase(have.begin() + row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < wanted.size(); ++row) {
        if (std::size_t(row) < have.size() && have[std::size_t(row)]->entry.path == wanted[row].path) {
            if (have[std::size_t(row)]->entry != wanted[row]) {
                have[std::size_t(row)]->entry = wanted[row];
                Q_EMIT dataChanged(index(row, 0, parent), index(row, ColumnCount - 1, parent));
            }
            continue;
        }
        auto child = std::make_unique<Node>();
        child->entry = wanted[row];
        child->parent = node;
        beginInsertRows(parent, row, row);
        have.insert(have.begin() + row, std::move(child));
        endInsertRows();
    }
    node->state = State::Known;
    node->seenMs = seenMs;
    if (node != root_.get())
        Q_EMIT dataChanged(parent, indexOf(node, ColumnCount - 1));
}

ArtifactTreeModel::State ArtifactTreeModel::state(const QString& directory) const
{
    const Node* node = find(directory);
    return node ? node->state : State::NotAsked;
}

const Error* ArtifactTreeModel::error(const QString& directory) const
{
    const Node* node = find(directory);
    return node && node->state == State::Failed ? &node->error : nullptr;
}

qint64 ArtifactTreeModel::seenMs(const QString& directory) const
{
    const Node* node = find(directory);
    return node ? node->seenMs : noTime;
}

QList<ArtifactEntry> ArtifactTreeModel::entries() const
{
    QList<ArtifactEntry> out;
    const auto collect = [&out](const auto& self, const Node& node) -> void {
        for (const auto& child : node.children) {
            out.append(child->entry);
            self(self, *child);
        }
    };
    collect(collect, *root_);
    return out;
}

ArtifactTreeModel::Node* ArtifactTreeModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : root_.get();
}

ArtifactTreeModel::Node* ArtifactTreeModel::find(const QString& path) const
{
    Node* node = root_.get();
    if (path.isEmpty())
        return node;
    QString at;
    for (const QString& part : path.split(u'/')) {
        at = at.isEmpty() ? part : at + u'/' + part;
        const auto child = std::find_if(node->children.begin(), node->children.end(),
                                        [&](const auto& candidate) { return candidate->entry.path == at; });
        if (child == node->children.end())
            return nullptr;
        node = child->get();
    }
    return node;
}

QModelIndex ArtifactTreeModel::indexOf(const Node* node, int column) const
{
    if (!node || node == root_.get())
        return {};
    return createIndex(node->row(), column, node);
}

QModelIndex ArtifactTreeModel::indexOf(const QString& path) const
{
    return indexOf(find(path));
}

QModelIndex ArtifactTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[std::size_t(row)].get());
}

QModelIndex ArtifactTreeModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOf(nodeOf(index)->parent) : QModelIndex();
}

int ArtifactTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int ArtifactTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant ArtifactTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node& node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name)
            return node.name();
        if (node.isDirectory()) {
            switch (node.state) {
            case State::Loading:
                return tr("loading…");
            case State::Failed:
                return tr("not readable");
            case State::Known:
                return tr("%Ln entries", nullptr, int(node.children.size()));
            case State::NotAsked:
                return {};
            }
        }
        return node.entry.size ? formatBytes(*node.entry.size) : QStringLiteral("–");
    case Qt::TextAlignmentRole:
        return int(index.column() == Size ? Qt::AlignRight | Qt::AlignVCenter
                                          : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return index.column() == Name ? node.entry.path : data(index, Qt::DisplayRole);
    case PathRole:
        return node.entry.path;
    case KindRole:
        return int(node.entry.kind);
    case StateRole:
        return int(node.state);
    case SeenRole:
        return node.seenMs;
    default:
        return {};
    }
}

QVariant ArtifactTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : section == Size ? tr("Size") : QVariant();
}

Qt::ItemFlags ArtifactTreeModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && !nodeOf(index)->isDirectory())
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

bool ArtifactTreeModel::hasChildren(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return false;
    const Node& node = *nodeOf(parent);
    return node.isDirectory() && (node.state != State::Known || !node.children.empty());
}

bool ArtifactTreeModel::canFetchMore(const QModelIndex& parent) const
{
    const Node& node = *nodeOf(parent);
    return node.isDirectory() && node.state == State::NotAsked;
}

void ArtifactTreeModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        Q_EMIT directoryRequested(nodeOf(parent)->entry.path);
}

} // namespace ph
