#include "widgets/common/CopyLink.h"

#include <QClipboard>
#include <QGuiApplication>

namespace ph {

namespace {
constexpr int saidMs = 2'500;
}

CopyLink::CopyLink(const QString& name, QWidget* parent)
    : IconButton(QStringLiteral("link"), tr("Copy link"), parent)
{
    setObjectName(name);
    hide();
    said_.setSingleShot(true);
    said_.setInterval(saidMs);
    connect(&said_, &QTimer::timeout, this, &CopyLink::showReady);
    connect(this, &QToolButton::clicked, this, &CopyLink::copy);
}

void CopyLink::setLink(const QString& link)
{
    if (link == link_)
        return;
    link_ = link;
    said_.stop();
    showReady();
    setVisible(!link.isEmpty());
}

void CopyLink::copy()
{
    QGuiApplication::clipboard()->setText(link_);
    setIconName(QStringLiteral("dialog-ok"), Tone::Good);
    setWords(tr("The link was copied")); // which a screen reader reads out
    said_.start();
}

void CopyLink::showReady()
{
    setIconName(QStringLiteral("link"));
    setWords(tr("Copy link"));
}

} // namespace ph
