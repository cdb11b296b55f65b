#include "widgets/connections/ConnectionDetail.h"

#include "models/tables/ErrorReasons.h"
#include "models/tables/Format.h"
#include "models/values/HelpTopic.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/HealthGlyph.h"
#include "widgets/common/Progress.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/connections/ProbeView.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ph {

namespace {

QString authText(AuthScheme scheme)
{
    switch (scheme) {
    case AuthScheme::None:
        return ConnectionDetail::tr("None");
    case AuthScheme::Basic:
        return ConnectionDetail::tr("User and password");
    case AuthScheme::Bearer:
        return ConnectionDetail::tr("Bearer token");
    case AuthScheme::ClientCertificate:
        return ConnectionDetail::tr("Client certificate");
    }
    return {};
}

/// Where the secrets are, never what they are.
QString secretsText(const QMap<QString, SecretRef>& secrets)
{
    QStringList places;
    for (const SecretRef& ref : secrets) {
        const bool keychain = ref.text.startsWith(QLatin1StringView("keychain:"));
        const QString place = keychain ? ConnectionDetail::tr("in the keychain") : ref.text;
        if (!places.contains(place))
            places << place;
    }
    return listText(places);
}

/// A line an item, "what: why". Its own line breaks go: a name must not look like two items.
QString unreadText(const SyncState& sync)
{
    QStringList lines;
    for (const ItemFault& fault : sync.unread) {
        const auto detail = errorReasonText(fault.error);
        lines << ConnectionDetail::tr("%1: %2")
                     .arg(fault.item, detail.isEmpty() ? errorTitle(fault.error.kind) : detail)
                     .simplified();
    }
    if (const auto more = sync.unreadItems - sync.unread.size(); more > 0)
        lines << ConnectionDetail::tr("and %Ln more", nullptr, int(more));
    return lines.join(u'\n');
}

QString runsText(const SyncState& sync)
{
    QString runs = formatCount(sync.runsSeen);
    if (sync.phase != SyncState::Phase::Syncing || sync.experiments <= 0)
        return runs;
    return ConnectionDetail::tr("%1, from %2 of %Ln experiments", nullptr, int(sync.experiments))
        .arg(runs, formatCount(sync.experimentsDone));
}

QString endpointsText(const SyncState& sync)
{
    return sync.endpoints < 0 ? QString(QChar(0x2013)) : formatCount(sync.endpoints);
}

QFrame* line(QWidget* parent)
{
    auto* frame = new QFrame(parent);
    frame->setProperty("line", true);
    frame->setFixedHeight(1);
    return frame;
}

} // namespace

ConnectionDetail::ConnectionDetail(QWidget* parent)
    : QWidget(parent)
    , name_(new PlainLabel(this))
    , health_(new Badge(this))
    , kind_(new PlainLabel(this))
    , enabled_(new QCheckBox(tr("Sync by itself"), this))
    , trouble_(new Banner(this))
    , progress_(new ProgressLine(this))
    , location_(new PlainLabel(this))
    , auth_(new PlainLabel(this))
    , lastSuccess_(new AgeLabel(this))
    , nextTry_(new AgeLabel(this))
    , held_(new PlainLabel(this))
    , activity_(new PlainLabel(this))
    , unreadTitle_(new SectionHeader(tr("Could not be read"), this))
    , unread_(new PlainLabel(this))
    , probeTitle_(new SectionHeader(tr("What it may do"), this))
    , probeNone_(new PlainLabel(tr("Not tested in this session."), this))
    , probe_(new ProbeView(this))
{
    setObjectName(QStringLiteral("connectionDetail"));
    name_->setObjectName(QStringLiteral("detailName"));
    name_->setTextSize(TextSize::Title, TextWeight::Bold);
    name_->setElideMode(Qt::ElideMiddle);
    health_->setObjectName(QStringLiteral("detailHealth"));
    kind_->setRole(PlainLabel::Role::Muted);
    location_->setObjectName(QStringLiteral("detailLocation"));
    location_->setFont(monoFont());
    location_->setElideMode(Qt::ElideMiddle);
    held_->setObjectName(QStringLiteral("detailHeld"));
    activity_->setObjectName(QStringLiteral("detailActivity"));
    activity_->setRole(PlainLabel::Role::Muted);
    unread_->setObjectName(QStringLiteral("detailUnread"));
    unread_->setWordWrap(true);
    unread_->setSelectable();
    lastSuccess_->setObjectName(QStringLiteral("detailLastSuccess"));
    nextTry_->setObjectName(QStringLiteral("detailNextTry"));
    trouble_->setObjectName(QStringLiteral("detailTrouble"));
    enabled_->setObjectName(QStringLiteral("enabled"));
    probeNone_->setRole(PlainLabel::Role::Muted);

    sync_ = makeButton(QStringLiteral("sync"), tr("Sync now"), ButtonKind::Primary, this);
    test_ = makeButton(QStringLiteral("test"), tr("Test"), ButtonKind::Plain, this);
    edit_ = makeButton(QStringLiteral("edit"), tr("Edit…"), ButtonKind::Plain, this);
    remove_ = makeButton(QStringLiteral("remove"), tr("Remove…"), ButtonKind::Plain, this);
    test_->setIcon(themedIcon(QStringLiteral("network-connect")));
    edit_->setIcon(themedIcon(QStringLiteral("document-edit")));
    remove_->setIcon(themedIcon(QStringLiteral("edit-delete")));

    auto* heading = new QHBoxLayout;
    heading->setSpacing(space::m);
    heading->addWidget(name_);
    heading->addWidget(health_, 0, Qt::AlignVCenter);
    heading->addStretch(1);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(space::s);
    for (QPushButton* button : {sync_, test_, edit_, remove_})
        actions->addWidget(button);
    actions->addStretch(1);
    actions->addWidget(enabled_);
    setTabOrder(remove_, enabled_);

    confirm_ = new QFrame(this);
    confirm_->setObjectName(QStringLiteral("confirmRemove"));
    confirm_->setProperty("panel", true);
    confirmText_ = new PlainLabel(confirm_);
    confirmText_->setObjectName(QStringLiteral("confirmText"));
    confirmText_->setWordWrap(true);
    confirmKeep_ = makeButton(QStringLiteral("confirmNo"), tr("Keep it"), ButtonKind::Plain, confirm_);
    auto* yes = makeButton(QStringLiteral("confirmYes"), tr("Remove"), ButtonKind::Danger, confirm_);
    auto* confirmRow = new QHBoxLayout(confirm_);
    confirmRow->setContentsMargins(space::m, space::s, space::m, space::s);
    confirmRow->addWidget(confirmText_, 1);
    confirmRow->addWidget(confirmKeep_);
    confirmRow->addWidget(yes);
    confirm_->hide();

    auto* facts = new QFormLayout;
    facts->setHorizontalSpacing(space::xl);
    facts->setVerticalSpacing(space::s);
    facts->setLabelAlignment(Qt::AlignLeft);
    facts->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto fact = [&](const QString& label, QWidget* value) {
        auto* words = new PlainLabel(label, this);
        words->setRole(PlainLabel::Role::Muted);
        words->setMinimumWidth(112);
        facts->addRow(words, value);
        return words;
    };
    fact(tr("Location"), location_);
    fact(tr("Authentication"), auth_);
    fact(tr("Last success"), lastSuccess_);
    fact(tr("Next try"), nextTry_);
    heldTitle_ = fact(tr("Runs read"), held_);
    heldTitle_->setObjectName(QStringLiteral("detailHeldTitle"));
    fact(tr("Now"), activity_);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::xl);
    layout->setSpacing(space::m);
    layout->addLayout(heading);
    layout->addWidget(kind_);
    layout->addLayout(actions);
    layout->addWidget(confirm_);
    layout->addWidget(trouble_);
    layout->addWidget(progress_);
    layout->addLayout(facts);
    layout->addWidget(unreadTitle_);
    layout->addWidget(unread_);
    layout->addWidget(line(this));
    layout->addWidget(probeTitle_);
    layout->addWidget(probeNone_);
    layout->addWidget(probe_);
    layout->addStretch(1);

    connect(sync_, &QPushButton::clicked, this, [this] {
        if (connectionHealth(row_) == ConnectionHealth::Syncing)
            Q_EMIT syncCancelled();
        else
            Q_EMIT syncRequested();
    });
    connect(test_, &QPushButton::clicked, this, [this] {
        if (testing_)
            Q_EMIT testCancelled();
        else
            Q_EMIT testRequested();
    });
    connect(edit_, &QPushButton::clicked, this, &ConnectionDetail::editRequested);
    connect(enabled_, &QCheckBox::clicked, this, &ConnectionDetail::enabledChanged);
    connect(remove_, &QPushButton::clicked, this, &ConnectionDetail::askRemove);
    connect(confirmKeep_, &QPushButton::clicked, this, [this] {
        confirm_->hide();
        remove_->setFocus();
    });
    connect(yes, &QPushButton::clicked, this, [this] {
        confirm_->hide();
        Q_EMIT removeConfirmed();
    });
    connect(trouble_, &Banner::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1StringView("edit-connection"))
            Q_EMIT editRequested();
        else
            Q_EMIT syncRequested();
    });
}

void ConnectionDetail::show(const ConnectionRow& row, const ConnectorDescriptor& kind)
{
    if (row.connection.id != row_.connection.id) {
        confirm_->hide(); // it asked about another one
        testing_ = false;
        probe_->finish();
    }
    row_ = row;
    holds_ = kind.holds;
    const ConnectionHealth health = connectionHealth(row);
    name_->setText(row.connection.name);
    health_->setBadge(connectionHealthText(row), healthTone(health));
    kind_->setText(kind.title);
    location_->setText(row.connection.location);
    const QString secrets = secretsText(row.connection.secrets);
    const QString auth = isCluster() ? tr("As its kubeconfig says") : authText(row.connection.auth);
    auth_->setText(secrets.isEmpty() ? auth : tr("%1, %2").arg(auth, secrets));
    enabled_->setChecked(row.connection.enabled);
    showSync();
    if (!testing_) {
        probe_->clear();
        if (row.probe)
            probe_->showReport(*row.probe);
        probeTitle_->setNote(row.probe ? tr("tested at %1").arg(formatLocalTime(row.probedMs)) : QString());
        probeNone_->setVisible(!row.probe);
    }
    updateButtons();
}

void ConnectionDetail::showSync()
{
    const SyncState& sync = row_.sync;
    lastSuccess_->setTime(sync.lastSuccessMs);
    nextTry_->setTime(sync.nextTryMs);
    if (sync.nextTryMs == noTime)
        nextTry_->setText(row_.connection.enabled ? tr("none planned") : tr("switched off"));
    heldTitle_->setText(isCluster() ? tr("Endpoints") : tr("Runs read"));
    held_->setText(isCluster() ? endpointsText(sync) : runsText(sync));
    heldTitle_->setVisible(!isMonitor()); // nothing of it is kept
    held_->setVisible(!isMonitor());
    // A cluster tells when something changes: silence is not age there.
    const bool isFollowed = isCluster() && sync.phase == SyncState::Phase::Idle &&
                            sync.lastSuccessMs != noTime && !sync.successIsOld;
    lastSuccess_->setStaleAfter(isFollowed ? std::chrono::milliseconds(0) : std::chrono::minutes(15));
    const QString activity = isFollowed ? tr("Follows what changes") : sync.activity;
    activity_->setText(activity.isEmpty() ? QString(QChar(0x2013)) : activity);
    if (sync.phase == SyncState::Phase::Syncing)
        progress_->setProgress(sync.experimentsDone, sync.experiments);
    else
        progress_->finish();

    unread_->setText(unreadText(sync));
    unread_->setVisible(sync.unreadItems > 0);
    unreadTitle_->setVisible(sync.unreadItems > 0);

    if (sync.errorKind.isEmpty()) {
        trouble_->clear();
        return;
    }
    QList<StateAction> actions;
    if (sync.phase == SyncState::Phase::Stopped)
        actions.append({.id = QStringLiteral("edit-connection"), .text = tr("Edit…"), .icon = {}});
    actions.append({.id = QStringLiteral("retry"), .text = tr("Try now"), .icon = {}});
    trouble_->showMessage({.tone = sync.phase == SyncState::Phase::Stopped ? Tone::Bad : Tone::Warning,
                           .text = sync.errorText,
                           .details = tr("Kind: %1").arg(sync.errorKind),
                           .actions = actions,
                           .dismiss = BannerMessage::Dismiss::NotAllowed,
                           .help = helpTopicOfErrorNamed(sync.errorKind)});
}

void ConnectionDetail::beginTest()
{
    testing_ = true;
    probeNone_->hide();
    probeTitle_->setNote({});
    probe_->begin(tr("Asking…"));
    updateButtons();
}

void ConnectionDetail::addProbeLine(const ProbeLine& probed)
{
    if (testing_)
        probe_->addLine(probed);
}

void ConnectionDetail::finishTest()
{
    testing_ = false;
    probe_->finish();
    updateButtons();
}

void ConnectionDetail::updateButtons()
{
    const bool syncing = connectionHealth(row_) == ConnectionHealth::Syncing;
    sync_->setText(syncing ? tr("Cancel sync") : tr("Sync now"));
    setButtonKind(sync_, syncing ? ButtonKind::Plain : ButtonKind::Primary);
    sync_->setEnabled(row_.connection.enabled);
    test_->setText(testing_ ? tr("Stop testing") : tr("Test"));
}

void ConnectionDetail::askRemove()
{
    const QString question =
        isCluster()
            ? tr("Remove “%1”? Its settings and everything cached of it here go. Nothing changes in the "
                 "cluster: its endpoints can be read again.")
        : isMonitor()
            ? tr("Remove “%1”? Its settings go. Nothing changes on the server.")
            : tr("Remove “%1”? Its settings and everything cached of it here go. Nothing changes on the "
                 "server: its runs can be fetched again.");
    confirmText_->setText(question.arg(row_.connection.name));
    confirm_->show();
    confirmKeep_->setFocus(); // Enter keeps
}

} // namespace ph
