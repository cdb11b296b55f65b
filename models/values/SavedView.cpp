#include "models/values/SavedView.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace ph {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ph::SavedView)
};

constexpr int viewVersion = 1;
constexpr qsizetype maxFileBytes = 1 << 20;
constexpr int minWidth = 24;
constexpr int maxWidth = 4000;

// QJsonObject sorts its keys by name. A person reads these files, so the question comes first: we print the
// lines ourselves and leave the quoting to QJsonDocument.
QByteArray json(const QJsonValue& value)
{
    auto text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2);
}

template <class List, class Print>
QByteArray listText(const List& list, Print print)
{
    QByteArrayList parts;
    for (const auto& item : list)
        parts.append("        " + json(print(item)));
    return parts.isEmpty() ? QByteArray("[]") : "[\n" + parts.join(",\n") + "\n    ]";
}

QJsonValue keyText(const ColumnKey& key)
{
    return columnKeyText(key);
}

QString arrangementName(Arrangement::Kind kind)
{
    switch (kind) {
    case Arrangement::Kind::Flat:
        return QStringLiteral("flat");
    case Arrangement::Kind::Nested:
        return QStringLiteral("nested");
    case Arrangement::Kind::Grouped:
        return QStringLiteral("grouped");
    }
    return {};
}

/// Reads one file and remembers the first thing that is wrong with it.
class Reader {
public:
    Reader(QJsonObject object, QString where)
        : object_(std::move(object))
        , where_(std::move(where))
    {
    }

    const std::optional<Error>& error() const { return error_; }
    void refuse(const QString& detail, ErrorKind kind = ErrorKind::Unreadable)
    {
        if (!error_)
            error_ = Error::make(kind, where_, detail);
    }

    QString text(const QString& key)
    {
        const auto value = take(key);
        if (value.isUndefined())
            return {};
        if (!value.isString())
            refuse(Texts::tr("\"%1\" must be text").arg(key));
        return value.toString();
    }

    QStringList texts(const QString& key)
    {
        QStringList list;
        for (const auto& item : array(key)) {
            if (!item.isString())
                refuse(Texts::tr("\"%1\" must list texts").arg(key));
            list.append(item.toString());
        }
        return list;
    }

    QJsonArray array(const QString& key)
    {
        const auto value = take(key);
        if (!value.isUndefined() && !value.isArray())
            refuse(Texts::tr("\"%1\" must be a list").arg(key));
        return value.toArray();
    }

    QJsonObject object(const QString& key)
    {
        const auto value = take(key);
        if (!value.isUndefined() && !value.isObject())
            refuse(Texts::tr("\"%1\" must be an object").arg(key));
        return value.toObject();
    }

    QList<ColumnKey> columns(const QString& key)
    {
        QList<ColumnKey> list;
        for (const auto& name : texts(key)) {
            const auto column = columnKeyFromText(name);
            if (column.name.isEmpty())
                refuse(Texts::tr("\"%1\" holds an empty column name").arg(key));
            else if (list.contains(column))
                refuse(QStringLiteral("\"%1\" names %2 twice").arg(key, name));
            list.append(column);
        }
        return list;
    }

    /// One of a few words; `fallback` where the key is absent.
    template <class T>
    T choice(const QString& key, std::initializer_list<std::pair<const char*, T>> choices, T fallback)
    {
        const auto value = take(key);
        if (value.isUndefined())
            return fallback;
        QStringList known;
        for (const auto& [name, meaning] : choices) {
            if (value.isString() && value.toString() == QLatin1String(name))
                return meaning;
            known.append(u'"' + QLatin1String(name) + u'"');
        }
        refuse(Texts::tr("\"%1\" must be one of %2").arg(key, known.join(QStringLiteral(", "))));
        return fallback;
    }

    QJsonValue take(const QString& key)
    {
        taken_.insert(key);
        return object_.value(key);
    }

    void refuseRest()
    {
        for (auto it = object_.begin(); it != object_.end(); ++it) {
            if (!taken_.contains(it.key()))
                refuse(Texts::tr("unknown key \"%1\"").arg(it.key().left(100)));
        }
    }

private:
    QJsonObject object_;
    QString where_;
    QSet<QString> taken_;
    std::optional<Error> error_;
};

void readExperiments(Reader& reader, SavedView& view)
{
    for (const auto& item : reader.array(QStringLiteral("experiments"))) {
        const auto object = item.toObject();
        const auto connection = object.value(QLatin1String("connection"));
        const auto experiment = object.value(QLatin1String("experiment"));
        if (object.size() != 2 || !connection.isString() || !experiment.isString()) {
            reader.refuse(Texts::tr("\"experiments\" must list {\"connection\": …, \"experiment\": …}"));
            return;
        }
        view.experiments.append({connection.toString(), experiment.toString()});
    }
}

void readSort(Reader& reader, RunsLayout& layout)
{
    for (const auto& line : reader.texts(QStringLiteral("sort"))) {
        ColumnSort sort;
        if (line.endsWith(QLatin1String(" asc"))) {
            sort = {columnKeyFromText(line.chopped(4)), Qt::AscendingOrder};
        } else if (line.endsWith(QLatin1String(" desc"))) {
            sort = {columnKeyFromText(line.chopped(5)), Qt::DescendingOrder};
        }
        if (sort.column.name.isEmpty()) {
            reader.refuse(Texts::tr("\"sort\" must list \"COLUMN asc\" or \"COLUMN desc\", not \"%1\"")
                              .arg(line.left(100)));
            return;
        }
        layout.sort.append(sort);
    }
}

void readWidths(Reader& reader, RunsLayout& layout)
{
    const auto widths = reader.object(QStringLiteral("widths"));
    for (auto it = widths.begin(); it != widths.end(); ++it) {
        const double width = it.value().toDouble(-1);
        if (width < minWidth || width > maxWidth) {
            reader.refuse(Texts::tr("\"widths\": %1 must be a number from %2 to %3")
                              .arg(it.key().left(100))
                              .arg(minWidth)
                              .arg(maxWidth));
            return;
        }
        layout.widths.insert(columnKeyFromText(it.key()), int(width));
    }
}

void readArrangement(Reader& reader, RunsLayout& layout)
{
    using Kind = Arrangement::Kind;
    layout.arrangement.kind = reader.choice<Kind>(
        QStringLiteral("arrange"),
        {{"flat", Kind::Flat}, {"nested", Kind::Nested}, {"grouped", Kind::Grouped}}, Kind::Nested);
    const auto groupBy = reader.text(QStringLiteral("groupBy"));
    if ((layout.arrangement.kind == Kind::Grouped) != !groupBy.isEmpty())
        reader.refuse(Texts::tr("\"groupBy\" belongs to \"arrange\": \"grouped\", and only there"));
    if (!groupBy.isEmpty())
        layout.arrangement.groupBy = columnKeyFromText(groupBy);
}

} // namespace

QByteArray savedViewText(const SavedView& view)
{
    const auto& layout = view.layout;
    QList<std::pair<QByteArray, QByteArray>> lines{{"pilothouse-view", QByteArray::number(viewVersion)},
                                                   {"name", json(view.name)},
                                                   {"query", json(view.query)}};
    lines.emplaceBack("experiments", listText(view.experiments, [](const SavedView::ExperimentName& e) {
                          return QJsonObject{{QStringLiteral("connection"), e.connection},
                                             {QStringLiteral("experiment"), e.experiment}};
                      }));
    lines.emplaceBack("columns", listText(layout.columns, keyText));
    lines.emplaceBack("pinned", listText(layout.pinned, keyText));
    QByteArrayList widths;
    for (auto it = layout.widths.begin(); it != layout.widths.end(); ++it)
        widths.append("        " + json(columnKeyText(it.key())) + ": " + QByteArray::number(it.value()));
    lines.emplaceBack("widths", widths.isEmpty() ? QByteArray("{}") : "{\n" + widths.join(",\n") + "\n    }");
    lines.emplaceBack("sort", listText(layout.sort, [](const ColumnSort& sort) {
                          return QJsonValue(columnKeyText(sort.column) + (sort.order == Qt::AscendingOrder
                                                                              ? QLatin1String(" asc")
                                                                              : QLatin1String(" desc")));
                      }));
    lines.emplaceBack("arrange", json(arrangementName(layout.arrangement.kind)));
    if (layout.arrangement.kind == Arrangement::Kind::Grouped)
        lines.emplaceBack("groupBy", json(columnKeyText(layout.arrangement.groupBy)));
    if (layout.colourBy)
        lines.emplaceBack("colourBy", json(columnKeyText(*layout.colourBy)));
    lines.emplaceBack("deleted", layout.deleted == RunsLayout::Deleted::Show ? "\"show\"" : "\"hide\"");
    lines.emplaceBack("show", layout.show == RunsLayout::Show::OnlyVarying ? "\"varying\"" : "\"chosen\"");

    QByteArrayList printed;
    for (const auto& [key, value] : lines)
        printed.append("    \"" + key + "\": " + value);
    return "{\n" + printed.join(",\n") + "\n}\n";
}

Result<SavedView> savedViewFromText(const QByteArray& text, const QString& where)
{
    if (text.size() > maxFileBytes)
        return fail(ErrorKind::Unreadable, where, Texts::tr("larger than 1 MiB, so not a saved view"));
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const auto line = text.left(problem.offset).count('\n') + 1;
        return fail(ErrorKind::Unreadable, where,
                    QStringLiteral("line %1: %2").arg(line).arg(problem.errorString()));
    }
    const auto object = document.object();
    const auto version = object.value(QLatin1String("pilothouse-view"));
    if (!document.isObject() || !version.isDouble())
        return fail(ErrorKind::Unreadable, where,
                    Texts::tr("not a saved view: \"pilothouse-view\" is missing"));
    if (version.toDouble() != viewVersion)
        return fail(ErrorKind::Unsupported, where,
                    Texts::tr("written in version %1 of the format; this program reads version %2")
                        .arg(version.toDouble())
                        .arg(viewVersion));

    Reader reader(object, where);
    reader.take(QStringLiteral("pilothouse-view"));
    SavedView view;
    view.name = reader.text(QStringLiteral("name"));
    if (view.name.isEmpty())
        reader.refuse(Texts::tr("\"name\" is missing"));
    view.query = reader.text(QStringLiteral("query"));
    readExperiments(reader, view);
    view.layout.columns = reader.columns(QStringLiteral("columns"));
    view.layout.pinned = reader.columns(QStringLiteral("pinned"));
    readWidths(reader, view.layout);
    readSort(reader, view.layout);
    readArrangement(reader, view.layout);
    if (const auto colour = reader.text(QStringLiteral("colourBy")); !colour.isEmpty())
        view.layout.colourBy = columnKeyFromText(colour);
    view.layout.deleted = reader.choice<RunsLayout::Deleted>(
        QStringLiteral("deleted"), {{"hide", RunsLayout::Deleted::Hide}, {"show", RunsLayout::Deleted::Show}},
        RunsLayout::Deleted::Hide);
    view.layout.show = reader.choice<RunsLayout::Show>(
        QStringLiteral("show"),
        {{"chosen", RunsLayout::Show::Chosen}, {"varying", RunsLayout::Show::OnlyVarying}},
        RunsLayout::Show::Chosen);
    reader.refuseRest();
    if (reader.error())
        return fail(*reader.error());
    return view;
}

QString savedViewFileName(const QString& viewName)
{
    QString name;
    for (const QChar c : viewName) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_')
            name.append(c.toLower());
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name.append(u'-');
    }
    name.truncate(80);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("view") : name;
}

} // namespace ph
