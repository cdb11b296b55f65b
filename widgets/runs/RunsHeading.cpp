#include "widgets/runs/RunsHeading.h"

#include "widgets/common/CopyLink.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/runs/RunsScreen.h"

#include <QHBoxLayout>
#include <QRegularExpression>

namespace ph {

namespace {

/// A note is Markdown, and one line of it has room: the first that says something, without its marks.
QString firstSentence(const QString& note)
{
    static const QRegularExpression marks(
        QStringLiteral("^[#>*+\\-\\s]+|[*_`]{1,3}(?=\\S)|(?<=\\S)[*`]{1,3}"));
    for (const auto& line : note.split(u'\n')) {
        if (auto words = QString(line).remove(marks).trimmed(); !words.isEmpty())
            return words;
    }
    return {};
}

} // namespace

RunsHeadingLine::RunsHeadingLine(QWidget* parent)
    : QWidget(parent)
    , title_(new PlainLabel(this))
    , provenance_(new PlainLabel(this))
    , note_(new PlainLabel(this))
{
    auto* tree = new IconButton(QStringLiteral("view-list-tree"),
                                RunsScreen::tr("Show or hide the experiments"), this);
    tree->setObjectName(QStringLiteral("toggleExperiments"));
    tree->setShortcutKeys(keysOf(ScreenKey::ToggleExperiments));
    connect(tree, &QToolButton::clicked, this, &RunsHeadingLine::experimentsToggled);
    title_->setObjectName(QStringLiteral("runsTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    provenance_->setObjectName(QStringLiteral("runsProvenance"));
    provenance_->setRole(PlainLabel::Role::Muted);
    note_->setObjectName(QStringLiteral("runsNote"));
    note_->setRole(PlainLabel::Role::Muted);
    note_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    link_ = new CopyLink(QStringLiteral("experimentLink"), this);
    refresh_ = new IconButton(QStringLiteral("view-refresh"), RunsScreen::tr("Read the servers again"), this);
    refresh_->setObjectName(QStringLiteral("refreshRuns"));
    refresh_->setShortcutKeys(keysOf(ScreenKey::Refresh));
    connect(refresh_, &QToolButton::clicked, this, &RunsHeadingLine::refreshRequested);

    auto* line = new QHBoxLayout(this);
    line->setSpacing(space::s);
    // Icons, not their grounds, stand on the edge that the rest stands on.
    line->setContentsMargins(space::m - 6, 0, space::m - 6, 0);
    line->addWidget(tree);
    line->addWidget(title_);
    line->addWidget(provenance_);
    line->addWidget(note_, 1);
    line->addWidget(link_);
    line->addWidget(refresh_);
}

void RunsHeadingLine::setHeading(const RunsHeading& heading)
{
    const auto inOneLine = [](QString text) { return text.replace(u'\n', u' '); };
    title_->setText(inOneLine(heading.title));
    provenance_->setText(inOneLine(heading.provenance));
    note_->setText(firstSentence(heading.note));
    link_->setLink(heading.link);
}

} // namespace ph
