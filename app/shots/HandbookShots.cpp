#include "app/shots/HandbookShots.h"

#include "app/help/HelpController.h"
#include "widgets/common/Banner.h"
#include "widgets/common/StateView.h"
#include "widgets/help/HandbookPage.h"
#include "widgets/help/HelpView.h"

#include <QListWidget>
#include <QToolButton>

#include <algorithm>

namespace ph {

QHash<QString, QString> handbookPictures(const QString& look)
{
    const auto seen = [&look](const char* shot) { return QLatin1String(shot) + u'-' + look; };
    return {{seen("runs-experiment"), QStringLiteral("runs")},
            {seen("runs-grouped"), QStringLiteral("runs-grouped")},
            {seen("connections"), QStringLiteral("connections")},
            {seen("compare-board"), QStringLiteral("compare")},
            {seen("release-page"), QStringLiteral("release")},
            {seen("rollout-stage"), QStringLiteral("rollout")},
            {seen("monitoring-dashboard"), QStringLiteral("monitoring")},
            {seen("drift-heat"), QStringLiteral("drift")},
            {seen("incidents"), QStringLiteral("incidents")}};
}

QImage inFewColours(const QImage& picture)
{
    const auto source = picture.convertToFormat(QImage::Format_RGB32);
    QHash<QRgb, int> counts;
    for (int y = 0; y < source.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(source.constScanLine(y));
        for (int x = 0; x < source.width(); ++x)
            ++counts[line[x]];
    }
    // The most frequent colours, none of which is nearly another; a flat surface keeps its own, to the bit.
    auto byCount = counts.keys();
    std::sort(byCount.begin(), byCount.end(), [&](QRgb a, QRgb b) {
        return std::pair(-counts.value(a), a) < std::pair(-counts.value(b), b);
    });
    const auto distance = [](QRgb a, QRgb b) {
        const int red = qRed(a) - qRed(b), green = qGreen(a) - qGreen(b), blue = qBlue(a) - qBlue(b);
        return red * red + green * green + blue * blue;
    };
    QList<QRgb> colours;
    constexpr int nearly = 120, mostColours = 256;
    for (const auto colour : byCount) {
        const bool isKnown = std::any_of(colours.begin(), colours.end(),
                                         [&](QRgb known) { return distance(known, colour) < nearly; });
        if (!isKnown && colours.size() < mostColours)
            colours.append(colour);
    }
    QHash<QRgb, uchar> places;
    for (const auto colour : byCount) {
        const auto nearest = std::min_element(colours.begin(), colours.end(), [&](QRgb a, QRgb b) {
            return distance(a, colour) < distance(b, colour);
        });
        places.insert(colour, uchar(nearest - colours.begin()));
    }
    QImage few(source.size(), QImage::Format_Indexed8);
    few.setColorTable(colours);
    for (int y = 0; y < source.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(source.constScanLine(y));
        auto* out = few.scanLine(y);
        for (int x = 0; x < source.width(); ++x)
            out[x] = places.value(line[x]);
    }
    return few;
}

void photographHelp(Photographer& camera, const QString& look, QSize size)
{
    if (!camera.wants(QStringLiteral("help-chapter-") + look) &&
        !camera.wants(QStringLiteral("help-search-") + look))
        return;
    HelpController help;
    help.show(QStringLiteral("drift"));
    auto& view = *help.view();
    view.resize(size);
    (void)waitFor(
        [&] { return view.findChild<QListWidget*>(QStringLiteral("handbookContents"))->count() > 0; });
    camera.take(view, QStringLiteral("help-chapter-") + look);
    help.show(QStringLiteral("glossary#psi"));
    camera.take(view, QStringLiteral("help-glossary-") + look);
    help.show(QStringLiteral("troubleshooting#unauthorized"));
    camera.take(view, QStringLiteral("help-trouble-") + look);
    help.show(QStringLiteral("on-call"));
    camera.take(view, QStringLiteral("help-on-call-") + look);
    view.search(QStringLiteral("rollback"));
    (void)waitFor([&] { return view.findChild<QListWidget*>(QStringLiteral("handbookHits"))->count() > 0; });
    camera.take(view, QStringLiteral("help-search-") + look);
    help.close();

    StateView state;
    state.setContent(
        stateForError(Error::make(ErrorKind::Unauthorized, QStringLiteral("lab"), QStringLiteral("401"))));
    state.resize(640, 360);
    state.show();
    camera.take(state, QStringLiteral("help-link-") + look);
}

} // namespace ph
