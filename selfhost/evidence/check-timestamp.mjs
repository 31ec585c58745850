// Checks a time stamp (RFC 3161, CMS of RFC 5652) against the report's bytes and a certificate from outside, offline.
import { constants, createHash, verify, X509Certificate } from "node:crypto";
import { derIn, derValues, oidOf } from "./read-der.mjs";

const digests = {
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};
const rsaPss = "1.2.840.113549.1.1.10";
const attributes = {
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
};
const signedData = "1.2.840.113549.1.7.2";
const timeStamp = "1.2.840.113549.1.9.16.1.4";
const forTimeStamps = "1.3.6.1.5.5.7.3.8";
const issuersMax = 6;

/** What a stamp says: its time (`at`), the hash it is of, and of what is signed; fails with a RangeError when it is none. */
export function readTimestamp(bytes) {
  const [status, token] = derIn(derValues(bytes)[0], 0x30);
  const [code] = derIn(status, 0x30);
  if (code?.tag !== 0x02 || code.body.length !== 1 || code.body[0] > 1)
    throw new RangeError("时间戳机构没有同意");
  const [kind, wrapped] = derIn(token, 0x30);
  const parts = derIn(derIn(wrapped, 0xa0)[0], 0x30);
  const [type, content] = derIn(parts[2], 0x30);
  if (oidOf(kind) !== signedData || oidOf(type) !== timeStamp) throw new RangeError("不是时间戳");
  const info = derIn(content, 0xa0)[0].body;
  const [, , imprint, , time] = derIn(derValues(info)[0], 0x30);
  const [algorithm, hash] = derIn(imprint, 0x30);
  const certificates = parts.find(({ tag }) => tag === 0xa0);
  const signers = parts.findLast(({ tag }) => tag === 0x31);
  return {
    info,
    at: timeOf(time),
    digest: digests[oidOf(derIn(algorithm, 0x30)[0])],
    hash: hash.body.toString("hex"),
    certificates: certificates === undefined ? [] : derValues(certificates.body).map(({ whole }) => whole),
    signer: derIn(signers, 0x31)[0],
  };
}

/** Why a stamp is not one of these bytes by the certificate of an authority, or of who certified it; none when it is. */
export function faultsOfTimestamp(stamp, bytes, trustedFile) {
  const faults = [];
  const hash = stamp.digest === undefined ? undefined : createHash(stamp.digest).update(bytes).digest("hex");
  if (hash !== stamp.hash) faults.push("时间戳盖的不是这份 report.json");
  const trusted = new X509Certificate(trustedFile);
  const known = [trusted, ...stamp.certificates.map((der) => new X509Certificate(der))];
  const [, id, algorithm, ...rest] = derIn(stamp.signer, 0x30);
  const signer = known.find((certificate) => isNamed(certificate, id));
  if (signer === undefined)
    return [...faults, "找不到签时间戳的证书：请用 --tsa-cert 给出时间戳机构自己的证书"];
  if (!signer.keyUsage?.includes(forTimeStamps)) faults.push("签时间戳的证书不是用来签时间戳的");
  if (!leadsTo(signer, trusted, known, stamp.at))
    faults.push("签时间戳的证书不由 --tsa-cert 给出的证书保证，或当时已失效");
  return [...faults, ...faultsOfSignature(stamp, signer, algorithm, rest)];
}

function faultsOfSignature({ info }, signer, algorithm, [signed, signatureAlgorithm, signature]) {
  const digest = digests[oidOf(derIn(algorithm, 0x30)[0])];
  if (digest === undefined || signed?.tag !== 0xa0) return ["时间戳的签名算法不认识"];
  const told = new Map(
    derIn(signed, 0xa0).map((one) => {
      const [name, values] = derIn(one, 0x30);
      return [oidOf(name), derIn(values, 0x31)[0]];
    }),
  );
  const faults = [];
  const type = told.get(attributes.contentType);
  if (type === undefined || oidOf(type) !== timeStamp) faults.push("时间戳签的不是时间戳");
  const hash = createHash(digest).update(info).digest();
  if (!told.get(attributes.messageDigest)?.body.equals(hash)) faults.push("时间戳的内容与签名不符");
  if (!isBound(told, signer)) faults.push("时间戳的签名没有写明用的是这张证书");
  // What is signed is the set of attributes, whose tag within the token is another.
  const bytes = Buffer.concat([Buffer.from([0x31]), signed.whole.subarray(1)]);
  const isPss = oidOf(derIn(signatureAlgorithm, 0x30)[0]) === rsaPss;
  const padding = isPss ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
  if (!verify(digest, bytes, { key: signer.publicKey, ...padding }, signature.body))
    faults.push("时间戳的签名是假的");
  return faults;
}

/** The attribute of RFC 2634 or 5816 that names the certificate by its hash. */
function isBound(told, signer) {
  const [named, algorithm] =
    told.get(attributes.signingCertificateV2) === undefined
      ? [told.get(attributes.signingCertificate), "sha1"]
      : [told.get(attributes.signingCertificateV2), "sha256"];
  if (named === undefined) return false;
  const parts = derIn(derIn(derIn(named, 0x30)[0], 0x30)[0], 0x30);
  const stated = parts[0].tag === 0x30 ? digests[oidOf(derIn(parts[0], 0x30)[0])] : algorithm;
  const hash = parts.find(({ tag }) => tag === 0x04);
  return stated !== undefined && createHash(stated).update(signer.raw).digest().equals(hash?.body);
}

/** Whether a certificate is the one of issuer and serial number. */
function isNamed(certificate, id) {
  if (id.tag !== 0x30) return false;
  const [issuer, serial] = derValues(id.body);
  const parts = derIn(derIn(derValues(certificate.raw)[0], 0x30)[0], 0x30).filter(({ tag }) => tag !== 0xa0);
  return parts[0].body.equals(serial.body) && parts[2].whole.equals(issuer.whole);
}

/** Whether a certificate is the trusted one, or certified by it in a few steps, each valid at the time. */
function leadsTo(signer, trusted, known, at) {
  let certificate = signer;
  for (let step = 0; step < issuersMax; step++) {
    if (at < new Date(certificate.validFrom) || at > new Date(certificate.validTo)) return false;
    if (certificate.fingerprint256 === trusted.fingerprint256) return true;
    const below = certificate;
    certificate = known.find(
      (other) => other.ca && other !== below && below.checkIssued(other) && below.verify(other.publicKey),
    );
    if (certificate === undefined) return false;
  }
  return false;
}

/** GeneralizedTime, in UTC. */
function timeOf(value) {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(value?.body.toString("latin1") ?? "");
  if (value?.tag !== 0x18 || match === null) throw new RangeError("时间戳的时间不对");
  const [, year, month, day, hour, minute, second] = match;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
