#include "models/values/SavedView.h"

#include "models/values/JsonFields.h"

namespace ph {

namespace {

struct SavedViewTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::SavedView)
};

constexpr int viewVersion = 1;
constexpr int minWidth = 24;
constexpr int maxWidth = 4000;

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

void readExperiments(JsonFields& reader, SavedView& view)
{
    for (const auto& item : reader.array(QStringLiteral("experiments"))) {
        const auto object = item.toObject();
        const auto connection = object.value(QLatin1String("connection"));
        const auto experiment = object.value(QLatin1String("experiment"));
        if (object.size() != 2 || !connection.isString() || !experiment.isString()) {
            reader.refuse(
                SavedViewTexts::tr("\"experiments\" must list {\"connection\": …, \"experiment\": …}"));
            return;
        }
        view.experiments.append({connection.toString(), experiment.toString()});
    }
}

void readSort(JsonFields& reader, RunsLayout& layout)
{
    for (const auto& line : reader.texts(QStringLiteral("sort"))) {
        ColumnSort sort;
        if (line.endsWith(QLatin1String(" asc"))) {
            sort = {columnKeyFromText(line.chopped(4)), Qt::AscendingOrder};
        } else if (line.endsWith(QLatin1String(" desc"))) {
            sort = {columnKeyFromText(line.chopped(5)), Qt::DescendingOrder};
        }
        if (sort.column.name.isEmpty()) {
            reader.refuse(
                SavedViewTexts::tr("\"sort\" must list \"COLUMN asc\" or \"COLUMN desc\", not \"%1\"")
                    .arg(line.left(100)));
            return;
        }
        layout.sort.append(sort);
    }
}

void readWidths(JsonFields& reader, RunsLayout& layout)
{
    const auto widths = reader.object(QStringLiteral("widths"));
    for (auto it = widths.begin(); it != widths.end(); ++it) {
        const double width = it.value().toDouble(-1);
        if (width < minWidth || width > maxWidth) {
            reader.refuse(SavedViewTexts::tr("\"widths\": %1 must be a number from %2 to %3")
                              .arg(it.key().left(100))
                              .arg(minWidth)
                              .arg(maxWidth));
            return;
        }
        layout.widths.insert(columnKeyFromText(it.key()), int(width));
    }
}

void readArrangement(JsonFields& reader, RunsLayout& layout)
{
    using Kind = Arrangement::Kind;
    layout.arrangement.kind = reader.choice<Kind>(
        QStringLiteral("arrange"),
        {{"flat", Kind::Flat}, {"nested", Kind::Nested}, {"grouped", Kind::Grouped}}, Kind::Nested);
    const auto groupBy = reader.text(QStringLiteral("groupBy"));
    if ((layout.arrangement.kind == Kind::Grouped) != !groupBy.isEmpty())
        reader.refuse(SavedViewTexts::tr("\"groupBy\" belongs to \"arrange\": \"grouped\", and only there"));
    if (!groupBy.isEmpty())
        layout.arrangement.groupBy = columnKeyFromText(groupBy);
}

} // namespace

QByteArray savedViewText(const SavedView& view)
{
    const auto& layout = view.layout;
    JsonLines lines;
    lines.put("pilothouse-view", viewVersion).put("name", view.name).put("query", view.query);
    QList<QJsonValue> experiments, sort;
    for (const auto& e : view.experiments)
        experiments.append(QJsonObject{{QStringLiteral("connection"), e.connection},
                                       {QStringLiteral("experiment"), e.experiment}});
    for (const auto& key : layout.sort)
        sort.append(columnKeyText(key.column) +
                    (key.order == Qt::AscendingOrder ? QLatin1String(" asc") : QLatin1String(" desc")));
    lines.putList("experiments", experiments);
    lines.putColumns("columns", layout.columns).putColumns("pinned", layout.pinned);
    QByteArrayList widths;
    for (auto it = layout.widths.begin(); it != layout.widths.end(); ++it)
        widths.append("        " + compactJson(columnKeyText(it.key())) + ": " +
                      QByteArray::number(it.value()));
    lines.putRaw("widths", widths.isEmpty() ? QByteArray("{}") : "{\n" + widths.join(",\n") + "\n    }");
    lines.putList("sort", sort).put("arrange", arrangementName(layout.arrangement.kind));
    if (layout.arrangement.kind == Arrangement::Kind::Grouped)
        lines.put("groupBy", columnKeyText(layout.arrangement.groupBy));
    if (layout.colourBy)
        lines.put("colourBy", columnKeyText(*layout.colourBy));
    lines.put("deleted", layout.deleted == RunsLayout::Deleted::Show ? "show" : "hide");
    lines.put("show", layout.show == RunsLayout::Show::OnlyVarying ? "varying" : "chosen");
    return lines.text() + '\n';
}

Result<SavedView> savedViewFromText(const QByteArray& text, const QString& where)
{
    auto read = JsonFields::read(text, QStringLiteral("pilothouse-view"), viewVersion, where,
                                 SavedViewTexts::tr("not a saved view"));
    if (!read)
        return fail(read.error());
    auto& reader = *read;
    SavedView view;
    view.name = reader.text(QStringLiteral("name"));
    if (view.name.isEmpty())
        reader.refuse(SavedViewTexts::tr("\"name\" is missing"));
    view.query = reader.text(QStringLiteral("query"));
    readExperiments(reader, view);
    view.layout.columns = reader.columns(QStringLiteral("columns"));
    view.layout.pinned = reader.columns(QStringLiteral("pinned"));
    readWidths(reader, view.layout);
    readSort(reader, view.layout);
    readArrangement(reader, view.layout);
    view.layout.colourBy = reader.column(QStringLiteral("colourBy"));
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
    return fileNameFrom(viewName, QStringLiteral("view"));
}

} // namespace ph
