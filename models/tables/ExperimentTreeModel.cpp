#include "models/tables/ExperimentTreeModel.h"

#include "models/tables/Format.h"

#include <QCollator>

#include <algorithm>

namespace ph {

struct ExperimentTreeModel::Node {
    Kind kind = Kind::Connection;
    QString id;                      // unique among siblings, survives updates
    QString title;                   // last part of the name
    ExperimentForest::Source source; // connections
    ExperimentForest::Item item;     // experiments
    qint64 runs = 0;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    bool saysTheSame(const Node& other) const
    {
        return title == other.title && source == other.source && item == other.item && runs == other.runs;
    }
    int row() const
    {
        const auto& siblings = parent->children;
        const auto it =
            std::find_if(siblings.begin(), siblings.end(), [this](const auto& n) { return n.get() == this; });
        return int(it - siblings.begin());
    }
};

namespace {

using Node = ExperimentTreeModel::Node;
using Kind = ExperimentTreeModel::Kind;

struct Leaf {
    const ExperimentForest::Item* item;
    QStringList path; // what is left of the name below the current folder
};

std::unique_ptr<Node> experimentNode(const Leaf& leaf)
{
    auto node = std::make_unique<Node>();
    node->kind = Kind::Experiment;
    node->id = QLatin1String("e:") + leaf.item->key.remoteId;
    node->title = leaf.path.join(u'/');
    node->item = *leaf.item;
    node->runs = leaf.item->runs;
    return node;
}

void sortByTitle(std::vector<std::unique_ptr<Node>>& nodes, const QCollator& collator)
{
    std::stable_sort(nodes.begin(), nodes.end(), [&](const auto& a, const auto& b) {
        if ((a->kind == Kind::Folder) != (b->kind == Kind::Folder))
            return a->kind == Kind::Folder;
        const int order = collator.compare(a->title, b->title);
        return order != 0 ? order < 0 : a->id < b->id;
    });
}

/// A folder stands where at least two experiments share it; a chain of folders with one way through is one
/// line.
std::vector<std::unique_ptr<Node>> grow(std::vector<Leaf> leaves, const QString& at,
                                        const QCollator& collator)
{
    constexpr qsizetype deepest = 32;
    std::vector<std::unique_ptr<Node>> nodes;
    QHash<QString, std::vector<Leaf>> folders;
    for (auto& leaf : leaves) {
        if (leaf.path.size() > 1 && at.count(u'/') < deepest)
            folders[leaf.path.first()].push_back(std::move(leaf));
        else
            nodes.push_back(experimentNode(leaf));
    }
    for (auto it = folders.begin(); it != folders.end(); ++it) {
        auto& inside = it.value();
        if (inside.size() == 1) {
            nodes.push_back(experimentNode(inside.front()));
            continue;
        }
        QStringList shared{it.key()};
        for (;;) {
            for (auto& leaf : inside)
                leaf.path.removeFirst();
            const auto& first = inside.front().path;
            const bool oneWay = std::all_of(inside.begin(), inside.end(), [&](const Leaf& leaf) {
                return leaf.path.size() > 1 && leaf.path.first() == first.first();
            });
            if (!oneWay || shared.size() >= deepest)
                break;
            shared.append(first.first());
        }
        auto folder = std::make_unique<Node>();
        folder->kind = Kind::Folder;
        folder->title = shared.join(u'/');
        folder->id = QLatin1String("f:") + folder->title;
        folder->children = grow(std::move(inside), at + folder->title + u'/', collator);
        for (const auto& child : folder->children) {
            child->parent = folder.get();
            folder->runs += child->runs;
        }
        nodes.push_back(std::move(folder));
    }
    sortByTitle(nodes, collator);
    return nodes;
}

ExperimentTreeModel::Health healthOf(const SyncState& sync)
{
    using Health = ExperimentTreeModel::Health;
    if (!sync.errorKind.isEmpty())
        return Health::Failing;
    switch (sync.phase) {
    case SyncState::Phase::Syncing:
        return Health::Busy;
    case SyncState::Phase::Stopped:
        return Health::Failing;
    case SyncState::Phase::Disabled:
        return Health::Off;
    case SyncState::Phase::Idle:
    case SyncState::Phase::Waiting:
        break;
    }
    return sync.lastSuccessMs == noTime || sync.successIsOld ? Health::Unknown : Health::Well;
}

} // namespace

ExperimentTreeModel::ExperimentTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
    , root_(std::make_unique<Node>())
{
}

ExperimentTreeModel::~ExperimentTreeModel() = default;

void ExperimentTreeModel::apply(const ExperimentForest& forest)
{
    if (forest == forest_)
        return;
    forest_ = forest;
    rebuild();
}

void ExperimentTreeModel::applyState(const SyncState& state)
{
    auto& known = states_[state.connection];
    if (known == state)
        return;
    known = state;
    const auto line = std::find_if(root_->children.begin(), root_->children.end(),
                                   [&](const auto& node) { return node->source.id == state.connection; });
    if (line == root_->children.end())
        return;
    const auto changed = index(int(line - root_->children.begin()), 0);
    Q_EMIT dataChanged(changed, changed);
}

void ExperimentTreeModel::applySeen(QHash<EntityKey, std::int64_t> seen)
{
    seen_ = std::move(seen);
}

void ExperimentTreeModel::setFilter(const QString& words)
{
    if (words == filter_)
        return;
    filter_ = words;
    rebuild();
}

void ExperimentTreeModel::setDeleted(Deleted deleted)
{
    if (deleted == deleted_)
        return;
    deleted_ = deleted;
    rebuild();
}

void ExperimentTreeModel::setNow(std::int64_t nowMs)
{
    nowMs_ = nowMs;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {AgeRole, Qt::ToolTipRole});
}

void ExperimentTreeModel::rebuild()
{
    // The C locale knows no collation at all; names are still to be found in their natural order there.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    const auto words = filter_.split(u' ', Qt::SkipEmptyParts);
    const auto matches = [&](const QString& text) {
        return std::all_of(words.begin(), words.end(),
                           [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    QHash<ConnectionId, std::vector<Leaf>> leaves;
    QHash<ConnectionId, QString> names;
    for (const auto& source : forest_.sources)
        names.insert(source.id, source.name);
    for (const auto& item : forest_.items) {
        const bool hidden = item.lifecycle == Lifecycle::Deleted && deleted_ == Deleted::Hide;
        if (!hidden && matches(names.value(item.key.connection) + u' ' + item.name))
            leaves[item.key.connection].push_back({&item, item.name.split(u'/')});
    }
    std::vector<std::unique_ptr<Node>> connections;
    for (const auto& source : forest_.sources) {
        auto node = std::make_unique<Node>();
        node->kind = Kind::Connection;
        node->id = QLatin1String("c:") + QString::number(source.id.value);
        node->title = source.name;
        node->source = source;
        node->children = grow(std::move(leaves[source.id]), {}, collator);
        for (const auto& child : node->children) {
            child->parent = node.get();
            node->runs += child->runs;
        }
        if (words.isEmpty() || !node->children.empty() || matches(source.name))
            connections.push_back(std::move(node));
    }
    merge(*root_, std::move(connections), {});
}

/// Makes the children of `into` say what `next` says, by removals, moves, insertions and changes.
void ExperimentTreeModel::merge(Node& into, std::vector<std::unique_ptr<Node>> next, const QModelIndex& at)
{
    auto& children = into.children;
    QSet<QString> wanted;
    for (const auto& node : next)
        wanted.insert(node->id);
    for (auto last = children.size(); last-- > 0;) {
        if (wanted.contains(children[last]->id))
            continue;
        auto first = last;
        while (first > 0 && !wanted.contains(children[first - 1]->id))
            --first;
        beginRemoveRows(at, int(first), int(last));
        children.erase(children.begin() + std::ptrdiff_t(first), children.begin() + std::ptrdiff_t(last) + 1);
        endRemoveRows();
        last = first;
    }
    QSet<QString> present;
    for (const auto& node : children)
        present.insert(node->id);
    for (std::size_t i = 0; i < next.size();) {
        if (!present.contains(next[i]->id)) {
            auto end = i;
            while (end < next.size() && !present.contains(next[end]->id))
                ++end;
            beginInsertRows(at, int(i), int(end) - 1);
            for (auto n = i; n < end; ++n) {
                next[n]->parent = &into;
                children.insert(children.begin() + std::ptrdiff_t(n), std::move(next[n]));
            }
            endInsertRows();
            i = end;
            continue;
        }
        if (children[i]->id != next[i]->id) {
            auto from = i + 1;
            while (children[from]->id != next[i]->id)
                ++from;
            beginMoveRows(at, int(from), int(from), at, int(i));
            std::rotate(children.begin() + std::ptrdiff_t(i), children.begin() + std::ptrdiff_t(from),
                        children.begin() + std::ptrdiff_t(from) + 1);
            endMoveRows();
        }
        auto& node = *children[i];
        if (!node.saysTheSame(*next[i])) {
            node.title = next[i]->title;
            node.source = next[i]->source;
            node.item = next[i]->item;
            node.runs = next[i]->runs;
            const auto changed = index(int(i), 0, at);
            Q_EMIT dataChanged(changed, changed);
        }
        merge(node, std::move(next[i]->children), index(int(i), 0, at));
        ++i;
    }
}

const ExperimentTreeModel::Node& ExperimentTreeModel::nodeAt(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<const Node*>(index.internalPointer()) : *root_;
}

QModelIndex ExperimentTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const auto& node = nodeAt(parent);
    if (row < 0 || column != 0 || row >= int(node.children.size()))
        return {};
    return createIndex(row, column, node.children[std::size_t(row)].get());
}

QModelIndex ExperimentTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    auto* node = nodeAt(child).parent;
    return !node || node == root_.get() ? QModelIndex() : createIndex(node->row(), 0, node);
}

int ExperimentTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : int(nodeAt(parent).children.size());
}

int ExperimentTreeModel::columnCount(const QModelIndex&) const
{
    return 1;
}

Qt::ItemFlags ExperimentTreeModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QVariant ExperimentTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& node = nodeAt(index);
    const bool isConnection = node.kind == Kind::Connection;
    const bool isExperiment = node.kind == Kind::Experiment;
    const auto state = isConnection ? states_.value(node.source.id) : SyncState();
    const auto age = [&] {
        return formatSeenAge(isConnection ? state.lastSuccessMs : seen_.value(node.item.key, noTime), nowMs_);
    };
    switch (role) {
    case Qt::DisplayRole:
        return node.title;
    case Qt::ToolTipRole:
        if (isConnection) {
            QStringList lines{node.source.name, node.source.location, tr("last read %1").arg(age())};
            if (!state.errorText.isEmpty())
                lines.append(state.errorText);
            if (const auto unread = state.unreadItems; unread > 0)
                lines.append(tr("%Ln items could not be read", nullptr, int(unread)));
            return lines.join(u'\n');
        }
        if (isExperiment)
            return QStringList{node.item.name, tr("ID %1").arg(node.item.key.remoteId),
                               tr("%Ln cached runs", nullptr, int(node.runs)), tr("seen %1").arg(age())}
                .join(u'\n');
        return node.title;
    case KindRole:
        return int(node.kind);
    case EntityRole:
        return isExperiment ? QVariant::fromValue(node.item.key) : QVariant();
    case ConnectionRole: {
        const auto* top = &node;
        while (top->kind != Kind::Connection)
            top = top->parent;
        return top->source.id.value;
    }
    case RunCountRole:
        return node.runs;
    case DeletedRole:
        return isExperiment && node.item.lifecycle == Lifecycle::Deleted;
    case HealthRole:
        return isConnection ? QVariant(int(healthOf(state))) : QVariant();
    case AgeRole:
        return isConnection || isExperiment ? QVariant(age()) : QVariant();
    case FullNameRole:
        return isExperiment ? node.item.name : node.title;
    default:
        return {};
    }
}

QList<EntityKey> ExperimentTreeModel::experiments(const QModelIndex& index) const
{
    QList<EntityKey> found;
    std::vector<const Node*> open{&nodeAt(index)};
    while (!open.empty()) {
        const auto* node = open.back();
        open.pop_back();
        if (node != root_.get() && node->kind == Kind::Experiment)
            found.append(node->item.key);
        std::transform(node->children.rbegin(), node->children.rend(), std::back_inserter(open),
                       [](const auto& child) { return child.get(); });
    }
    return found;
}

QModelIndex ExperimentTreeModel::indexOf(const EntityKey& experiment) const
{
    std::vector<const Node*> open{root_.get()};
    while (!open.empty()) {
        const auto* node = open.back();
        open.pop_back();
        if (node != root_.get() && node->kind == Kind::Experiment && node->item.key == experiment)
            return createIndex(node->row(), 0, node);
        for (const auto& child : node->children)
            open.push_back(child.get());
    }
    return {};
}

} // namespace ph
