#include "widgets/registry/VersionPane.h"

#include "models/tables/Format.h"
#include "models/tables/RegistryWords.h"
#include "models/values/PlaceLink.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/CopyLink.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/common/TabOrder.h"
#include "widgets/registry/VersionCards.h"

#include <algorithm>
#include <bit>

#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

/// Whether both look the same; when they were seen does not count.
/// NaN is the same as NaN here.
bool sameMetric(const Metric& a, const Metric& b)
{
    return a.key == b.key && a.step == b.step && a.timestampMs == b.timestampMs &&
           std::bit_cast<std::uint64_t>(a.value) == std::bit_cast<std::uint64_t>(b.value);
}

bool isSame(const VersionDetails& a, const VersionDetails& b)
{
    auto aVersion = a.side.version, bVersion = b.side.version;
    aVersion.seenMs = bVersion.seenMs = noTime;
    if (aVersion != bVersion || a.side.run.has_value() != b.side.run.has_value() ||
        a.experimentName != b.experimentName || a.signature != b.signature || a.files != b.files ||
        a.filesMs != b.filesMs || a.releases != b.releases || a.endpoints != b.endpoints)
        return false;
    if (!a.side.run)
        return true;
    const auto &aRun = *a.side.run, &bRun = *b.side.run;
    return aRun.name == bRun.name &&
           std::equal(aRun.metrics.begin(), aRun.metrics.end(), bRun.metrics.begin(), bRun.metrics.end(),
                      sameMetric) &&
           aRun.params == bRun.params && aRun.tags == bRun.tags && aRun.inputs == bRun.inputs;
}

} // namespace

VersionPane::VersionPane(QWidget* parent)
    : QWidget(parent)
    , title_(new PlainLabel)
    , facts_(new PlainLabel)
    , badges_(new QWidget)
    , badgesRow_(new QHBoxLayout(badges_))
    , link_(new CopyLink(QStringLiteral("versionLink")))
    , release_(makeButton(QStringLiteral("releaseVersion"), tr("Release this version…"), ButtonKind::Primary))
    , rollback_(makeButton(QStringLiteral("rollbackVersion"), tr("Roll back to it…")))
    , scroll_(new QScrollArea)
    , state_(new StateView)
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("versionPane"));
    title_->setObjectName(QStringLiteral("versionTitle"));
    title_->setTextSize(TextSize::Body, TextWeight::Bold);
    title_->setElideMode(Qt::ElideNone);
    facts_->setObjectName(QStringLiteral("versionFacts"));
    facts_->setRole(PlainLabel::Role::Muted);
    badgesRow_->setContentsMargins(0, 0, 0, 0);
    badgesRow_->setSpacing(space::xs);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::s, space::l, space::s);
    top->setSpacing(space::s);
    top->addWidget(title_);
    top->addWidget(badges_);
    top->addWidget(facts_, 1);
    top->addWidget(link_);
    top->addWidget(rollback_);
    top->addWidget(release_);
    scroll_->setObjectName(QStringLiteral("versionDetails"));
    scroll_->setAccessibleName(tr("What is known of the version"));
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(scroll_, 1);
    state_->setObjectName(QStringLiteral("versionState"));
    stack_->addWidget(state_);
    stack_->addWidget(page);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack_);
    connect(release_, &QPushButton::clicked, this, [this] { Q_EMIT releaseRequested(shown_); });
    connect(rollback_, &QPushButton::clicked, this, [this] { Q_EMIT rollbackRequested(shown_); });
    connect(state_, &StateView::actionTriggered, this, &VersionPane::retryRequested);
    showNone();
}

QWidget* VersionPane::page(const VersionDetails& version, RegisteredModel::Kind kind)
{
    const auto& own = version.side.version;
    auto* page = new QWidget;
    page->setProperty("surface", true);
    page->setAttribute(Qt::WA_StyledBackground);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    left->setSpacing(space::m);
    right->setSpacing(space::m);
    auto* columns = new QHBoxLayout(page);
    columns->setContentsMargins(space::l, space::xs, space::l, space::l);
    columns->setSpacing(space::m);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);

    const bool isPrompt = kind == RegisteredModel::Kind::Prompt;
    if (isPrompt)
        left->addWidget(textCard(QStringLiteral("promptText"), tr("Prompt"),
                                 own.promptText.isEmpty() ? tr("The version has no text.") : own.promptText,
                                 monoFont()));
    if (!own.description.trimmed().isEmpty())
        left->addWidget(textCard(QStringLiteral("versionDescription"), tr("Description"), own.description,
                                 textFont(TextSize::Body)));
    right->addWidget(lineageCard(version, [this, key = EntityKey{own.key.connection, EntityKind::Run,
                                                                 own.runId}] { Q_EMIT runActivated(key); }));
    if (!isPrompt || version.side.run) {
        left->addWidget(metricsCard(version));
        left->addWidget(pairsCard(QStringLiteral("versionParams"), tr("Params of the source run"),
                                  version.side.run ? version.side.run->params : QList<KeyValue>(),
                                  version.side.run ? tr("The run logged no params.")
                                                   : tr("Unknown: no source run is cached.")));
        right->addWidget(signatureCard(version));
        right->addWidget(reproducibilityCard(version));
    }
    if (!isPrompt)
        left->addWidget(filesCard(version));
    auto tags = own.tags;
    tags.removeIf([](const KeyValue& tag) { return tag.key == QLatin1String("mlflow.prompt.text"); });
    (isPrompt ? right : left)
        ->addWidget(pairsCard(QStringLiteral("versionTags"), tr("Tags of the version"), tags,
                              tr("The version has no tags.")));
    left->addStretch(1);
    right->addStretch(1);
    return page;
}

void VersionPane::showVersion(const VersionDetails& version, RegisteredModel::Kind kind)
{
    if (!shown_.isEmpty() && details_ && isSame(*details_, version))
        return;
    details_ = version;
    const auto& own = version.side.version;
    const int scrolled = shown_ == own.version ? scroll_->verticalScrollBar()->value() : 0;
    shown_ = own.version;
    showLink();
    title_->setText(tr("Version %1").arg(own.version));
    while (QLayoutItem* item = badgesRow_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](const QString& text, Tone tone) { badgesRow_->addWidget(new Badge(text, tone)); };
    for (const auto& alias : own.aliases)
        add(alias, Tone::Accent);
    if (!own.stage.isEmpty() && own.stage != QLatin1String("None"))
        add(tr("stage %1").arg(own.stage), Tone::Neutral);
    if (!own.status.isEmpty() && own.status != QLatin1String("READY"))
        add(versionStatusText(own.status),
            own.status.startsWith(QLatin1String("FAILED")) ? Tone::Bad : Tone::Warning);
    QStringList facts;
    if (own.createdMs != noTime)
        facts << tr("created %1").arg(formatLocalTime(own.createdMs));
    if (!own.user.isEmpty())
        facts << tr("by %1").arg(own.user);
    if (!own.statusMessage.isEmpty())
        facts << own.statusMessage;
    facts_->setText(facts.join(QStringLiteral("  ·  ")));
    auto* cards = page(version, kind);
    scroll_->setWidget(cards); // deletes the old one
    (void)tabAsLaidOut(scroll_, cards);
    scroll_->verticalScrollBar()->setValue(scrolled);
    stack_->setCurrentIndex(1);
}

void VersionPane::setConnection(const QString& name)
{
    connection_ = name;
    showLink();
}

void VersionPane::showLink()
{
    link_->setLink(details_ ? placeLink({PlaceLink::Kind::Version, connection_, details_->side.version.model,
                                         details_->side.version.version})
                            : QString());
}

void VersionPane::showLoading(const QString& version)
{
    if (shown_ == version)
        return;
    shown_.clear();
    state_->setContent({StateContent::Kind::Loading, {}, tr("Reading version %1…").arg(version), {}, {}, {}});
    stack_->setCurrentIndex(0);
}

void VersionPane::showError(const Error& error)
{
    shown_.clear();
    state_->setContent(stateForError(error));
    stack_->setCurrentIndex(0);
}

void VersionPane::showNone()
{
    shown_.clear();
    state_->setContent({StateContent::Kind::Empty,
                        QStringLiteral("tag"),
                        tr("No versions yet"),
                        tr("It is registered, but nothing was registered under it."),
                        {},
                        {}});
    stack_->setCurrentIndex(0);
}

} // namespace ph
