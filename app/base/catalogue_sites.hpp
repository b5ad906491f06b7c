#pragma once
// The part of the catalogue (base/catalogue.hpp) about the sites of others, whose pages become drafts, and about the roads by which
// content comes, as renkei doctor sees them.

#include "base/catalogue_tables.hpp"

namespace renkei {

inline constexpr Translation kSiteSentences[] = {
    {"renkei site fetch needs site.pages, site.news or site.calendars in the settings",
     "renkei site fetch には設定の site.pages、site.news、site.calendars のどれかが要ります"},
    {"renkei site {1} needs the drafts that are meant; renkei site list names them", "renkei site {1} には下書きの番号が要ります。番号は renkei site list で分かります"},
    {"there is no draft {1}; renkei site list names them", "{1} という下書きはありません。番号は renkei site list で分かります"},
    {"{1} tells something else now than when it was looked at; look again", "{1} は、見たときから内容が変わりました。もう一度見てから決めてください"},
    {"{1} (“{2}”) tells no day; enter it in a table of events instead", "{1}（「{2}」）には日付がありません。催しの表に入力してください"},
    {"{1} addresses asked, {2} unchanged: {3} new drafts, {4} changed; renkei site list shows them",
     "{1} 件に尋ね、{2} 件は前のまま：新しい下書き {3} 件、変わった下書き {4} 件。renkei site list で見られます"},
    {"Confirmed: {1}", "確かめました：{1}"},
    {"Dismissed: {1}", "表示しないことにしました：{1}"},
    {"Not taken: “{1}”: {2}", "取り込めませんでした：「{1}」。{2}"},
    {"not found among the municipalities: {1}", "市区町村に見当たらない名前：{1}"},
    {"the server answers {1}; what was known stays", "サーバーの応答は {1} です。これまでの内容を残します"},
    {"nothing in it can be understood; what was known stays", "読み取れる内容がありません。これまでの内容を残します"},
    {"it links to no announcement; what was known stays", "告知のページへのリンクがありません。これまでの内容を残します"},
    {"it is not there any more ({1}); what was known stays", "なくなっています（{1}）。これまでの内容を残します"},
    {"{1} is no address with https:// that can be asked", "{1} は https:// のアドレスとして読めません"},
    {"Sites as they are (pages, RSS, calendars) as drafts that a person confirms", "ほかのサイトのページ・RSS・カレンダーを下書きにし、人が確かめてから表示する"},
    {"fetch: ask the sites of the settings; list: the drafts; confirm, dismiss: those named", "fetch：設定のサイトに尋ねる、list：下書きの一覧、confirm・dismiss：挙げたものを表示する・しない"},
    {"Drafts, as renkei site list names them", "下書きの番号（renkei site list で分かる）"},
    {"Seconds between two requests (default: 20)", "一つ尋ねてから次までの秒数（既定は 20）"},
    {"it is no RSS or Atom, or a longer one than is read", "RSS でも Atom でもないか、読める長さを超えています"},
    {"it is no iCalendar, or a longer one than is read", "iCalendar ではないか、読める長さを超えています"},
    {"it is no page of HTML, or a longer one than is read", "HTML のページではないか、読める長さを超えています"},

    // What renkei doctor says of the feed and of sites
    {"The feed of the settings was never asked; start renkei sync, or the timer renkei-sync.timer",
     "設定した配信にまだ一度も尋ねていません。renkei sync を実行するか、タイマー renkei-sync.timer を有効にしてください"},
    {"The first root of the feed, {1}, cannot be read, and none is kept yet, so nothing of the feed can be believed; put the file that the feed's keeper gave there",
     "配信の最初の鍵ファイル {1} を読めず、まだ保存もされていないため、配信を信用できません。配信の管理者から受け取ったファイルを置いてください"},
    {"No first root of the feed is named (feed.root), and none is kept yet; name the file that the feed's keeper gave",
     "配信の最初の鍵ファイル（feed.root）が設定されておらず、まだ保存もされていません。配信の管理者から受け取ったファイルを指定してください"},
    {"The root of the feed that is kept, {1}, is damaged; start renkei sync --root with the file that the feed's keeper gave",
     "保存してある配信の鍵ファイル {1} が壊れています。配信の管理者から受け取ったファイルで renkei sync --root を実行してください"},
    {"The feed's address {1} begins with http://, which is not asked; write https://, or feed.plain_http = true in a network of your own",
     "配信のアドレス {1} は http:// で始まるため、尋ねません。https:// にするか、自分たちだけのネットワークなら feed.plain_http = true と設定してください"},
    {"no site is read", "読み取るサイトはありません"},
    {"The sites of the settings were never asked; start renkei site fetch, or the timer renkei-site.timer",
     "設定したサイトにまだ一度も尋ねていません。renkei site fetch を実行するか、タイマー renkei-site.timer を有効にしてください"},
    {"Nothing could be read from {1} for 7 days or ever; see with renkei site fetch. What was known stays on show",
     "{1} から 7 日以上、または一度も読み取れていません。renkei site fetch で理由が分かります。前に読み取った内容はそのまま表示しています"},
    {"drafts of sites wait for a person; last asked {1}", "件の下書きが、人が確かめるのを待っています。最後に尋ねたのは {1}"},
    {"{1} stands in site.at_once, and no page, news or calendar of that host is read; check the name, or take it out",
     "site.at_once にある {1} には、読み取るページ・ニュース・カレンダーがありません。名前を確かめるか、外してください"},
};

}  // namespace renkei
